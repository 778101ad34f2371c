import { Temporal } from 'temporal-polyfill';
import { RunFailure } from '../failure.ts';
import type { Calendar } from '../schedule/calendar.ts';
import { cronFields, hasDayRules } from '../schedule/schedule.ts';
import type { Slot } from '../schedule/slot.ts';
import { nextToRun, type Scheduled, type Timetable } from '../schedule/timetable.ts';
import { slotDate, type WindowSpec, windowOf, windowText } from '../schedule/window.ts';
import { isKnownZone } from '../schedule/zone.ts';
import { checkDayRules, checkJitter } from './check-day-rules.ts';
import type { JobSpec } from './job.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

type Occurrences = Pick<Timetable, 'between' | 'next' | 'calendar'>;
type Checked = Pick<JobSpec, 'schedule' | 'window'> &
  Partial<Pick<JobSpec, 'calendar' | 'catchUp'>>;

/** Long enough to see every month, weekday and leap-free year; the slots looked at are 1,000 at most. */
const horizonMs = 400 * 86_400_000;
/** Long enough to see a holiday on each weekday. */
const holidayHorizonMs = 12 * 366 * 86_400_000;

/** Whether the schedule can be read, is ever due, and gives each window one slot. */
export function checkSchedule(
  spec: Checked,
  timetable: Occurrences,
  nowMs: number,
): readonly Mistake[] {
  const unread = checkCron(spec.schedule.cron, timetable, nowMs);
  const rules = unread.length > 0 ? [] : checkDayRules(spec, timetable);
  const slots = unread.length + rules.length > 0 ? [] : checkSlots(spec, timetable, nowMs);
  return [...unread, ...rules, ...slots, ...checkZone(spec.schedule.timezone)];
}

/** Read in UTC: whether an expression is valid, or two slots share a window, is the same everywhere. */
function checkCron(cron: string, timetable: Occurrences, nowMs: number): readonly Mistake[] {
  const field = 'schedule.cron';
  if (cron.length > 200) return [{ field, message: 'is longer than 200 characters; shorten it' }];
  try {
    const isDue = timetable.next({ schedule: { cron, timezone: 'UTC' } }, nowMs) !== null;
    return unless(isDue, field, () => neverDue(cron));
  } catch (caught) {
    if (!(caught instanceof RunFailure)) throw caught;
    return [{ field, message: caught.message.replace(/\.$/, '') }];
  }
}

function checkSlots(
  { schedule, window, calendar, catchUp }: Checked,
  timetable: Occurrences,
  nowMs: number,
): readonly Mistake[] {
  const { onTravel: _, ...rules } = schedule;
  const job = { schedule: { ...rules, timezone: 'UTC' }, ...(calendar ? { calendar } : {}) };
  const first = nextToRun(timetable, job, nowMs);
  if (!first) {
    const field = schedule.workday ? 'schedule.workday' : 'schedule.exclude';
    return [{ field, message: 'leaves no day to run on in the next ten years' }];
  }
  const untilMs = first.dueAtMs + (schedule.onHoliday === 'before' ? holidayHorizonMs : horizonMs);
  const next = (limit: number) => upcoming(job, first, untilMs, limit, timetable);
  return [
    ...(schedule.jitterMs ? checkJitter(schedule, [...next(100)], catchUp?.graceMs ?? null) : []),
    ...(isCalendar(window)
      ? checkWindow(window, next(slotsToLookAt(job, window)), timetable.calendar(job).calendar)
      : []),
  ];
}

/**
 * Every day that a cron expression names has the same times, every hour the same minutes, and every week
 * the same days unless dates or the first of something are named: of two slots in one such period the first
 * three tell. Other periods, and rules about days, are followed for long.
 */
function slotsToLookAt({ schedule }: Pick<JobSpec, 'schedule'>, { kind }: WindowSpec): number {
  const { dayOfMonth, month, dayOfWeek } = cronFields(schedule.cron);
  const isWeekly = /^[*?]$/.test(dayOfMonth) && /^[*?]$/.test(month) && !/[#L]/i.test(dayOfWeek);
  const isAlike = kind === 'day' || kind === 'hour' || (kind === 'week' && isWeekly);
  return isAlike && !hasDayRules(schedule) ? 3 : 1_000;
}

/** The slots that run, from the first one on; no more are computed than are asked for. */
function* upcoming(
  job: Scheduled,
  first: Slot,
  untilMs: number,
  limit: number,
  timetable: Occurrences,
): Generator<Slot> {
  if (hasDayRules(job.schedule)) {
    const slots = timetable.between(job, first.dueAtMs - 1, untilMs, limit);
    yield* slots.filter(({ excluded }) => excluded === undefined);
    return;
  }
  let slot: Slot | null = first;
  for (let n = 0; n < limit && slot && slot.dueAtMs <= untilMs; n += 1) {
    yield slot;
    slot = timetable.next(job, slot.dueAtMs);
  }
}

function neverDue(cron: string): string {
  return `"${cron}" never happens: no date in the next ten years fits it; check day and month`;
}

/** A calendar window has one report, so the second slot in it would never run. */
function checkWindow(window: WindowSpec, slots: Iterable<Slot>, calendar: Calendar): Mistake[] {
  let previousDay: Slot | null = null;
  let last: { readonly key: string | undefined; readonly slot: Slot } | null = null;
  for (const slot of slots) {
    if (last && !slotDate(last.slot).equals(slotDate(slot))) previousDay = last.slot;
    const neighbours = {
      previous: () => last?.slot ?? null,
      previousDay: () => previousDay,
      calendar: () => calendar,
    };
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
  const moved = second.movedTo === undefined ? '' : `, moved there for ${second.movedFor}`;
  return `the schedule has two slots for one ${kind} (${at(first)} and ${at(second)}${moved}), and only the first would run; use slot, since-last or to-date:month${smaller}`;
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
