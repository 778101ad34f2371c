import { Temporal } from 'temporal-polyfill';
import { RunFailure } from './failure.ts';
import type { JobSpec } from './job.ts';
import { type Mistake, shortened, unless } from './mistake.ts';
import type { Timetable } from './ports.ts';
import type { Slot } from './slot.ts';
import { slotDate, type WindowSpec, windowOf, windowText } from './window.ts';
import { isKnownZone } from './zone.ts';

type Occurrences = Pick<Timetable, 'between' | 'next'>;

/** Long enough to see every month, weekday and leap-free year; the slots looked at are 1,000 at most. */
const horizonMs = 400 * 86_400_000;

/** Whether the schedule can be read, is ever due, and gives each window one slot. */
export function checkSchedule(
  { schedule, window }: Pick<JobSpec, 'schedule' | 'window'>,
  timetable: Occurrences,
  nowMs: number,
): readonly Mistake[] {
  return [...checkCron(schedule.cron, window, timetable, nowMs), ...checkZone(schedule.timezone)];
}

/** Read in UTC: whether an expression is valid, or two slots share a window, is the same everywhere. */
function checkCron(
  cron: string,
  window: WindowSpec,
  timetable: Occurrences,
  nowMs: number,
): readonly Mistake[] {
  const job = { schedule: { cron, timezone: 'UTC' } };
  if (cron.length > 200) {
    return [{ field: 'schedule.cron', message: 'is longer than 200 characters; shorten it' }];
  }
  try {
    const first = timetable.next(job, nowMs);
    if (!first) return [{ field: 'schedule.cron', message: neverDue(cron) }];
    if (!isCalendar(window)) return [];
    const untilMs = first.dueAtMs + horizonMs;
    return checkWindow(window, timetable.between(job, first.dueAtMs - 1, untilMs, 1_000));
  } catch (caught) {
    if (!(caught instanceof RunFailure)) throw caught;
    return [{ field: 'schedule.cron', message: caught.message.replace(/\.$/, '') }];
  }
}

function neverDue(cron: string): string {
  return `"${cron}" never happens: no date in the next ten years fits it; check day and month`;
}

/** A calendar window has one report, so the second slot in it would never run. */
function checkWindow(window: WindowSpec, slots: readonly Slot[]): Mistake[] {
  let previousDay: Slot | null = null;
  let last: { readonly key: string | undefined; readonly slot: Slot } | null = null;
  for (const slot of slots) {
    if (last && !slotDate(last.slot).equals(slotDate(slot))) previousDay = last.slot;
    const neighbours = { previous: () => last?.slot ?? null, previousDay: () => previousDay };
    const key = windowOf(window, slot, neighbours)?.key;
    if (last && key === last.key) {
      return [{ field: 'window', message: sharedWindow(window, last.slot, slot) }];
    }
    last = { key, slot };
  }
  return [];
}

function isCalendar({ kind }: WindowSpec): boolean {
  return kind !== 'slot' && kind !== 'since-last' && kind !== 'to-date' && kind !== 'trailing';
}

function sharedWindow(window: WindowSpec, first: Slot, second: Slot): string {
  const kind = windowText(window);
  const at = ({ dueAtMs }: Slot) =>
    Temporal.Instant.fromEpochMilliseconds(dueAtMs).toString().slice(0, 16).replace('T', ' ');
  const smaller = kind === 'hour' ? '' : ', or a smaller window';
  return `the schedule has two slots for one ${kind} (${at(first)} and ${at(second)}), and only the first would run; use slot, since-last or to-date:month${smaller}`;
}

function checkZone(zone: string): Mistake[] {
  if (zone === 'system') return [];
  const field = 'schedule.timezone';
  if (zone.length > 64 || !isKnownZone(zone)) {
    const message = `"${shortened(zone)}" is not a time zone; use a name such as Europe/Berlin, or system`;
    return [{ field, message }];
  }
  // The zone is part of a slot's name, so that each zone must have one spelling.
  const proper = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  return unless(proper === zone, field, () => `is written ${proper}`);
}
