import { badInput } from '../domain/failure.ts';
import type { JobSpec } from '../domain/job/job.ts';
import { hasDayRules } from '../domain/schedule/schedule.ts';
import type { Slot } from '../domain/schedule/slot.ts';
import { previousToRun, type Timetable } from '../domain/schedule/timetable.ts';
import { slotDate, type Window, windowOf, windowText } from '../domain/schedule/window.ts';
import { keyOf } from './key.ts';

type WindowOf = Pick<JobSpec, 'id' | 'schedule' | 'window' | 'calendar'>;

/** The window of a job's slot and its key; both null for `since-last`, which is fixed at the claim. */
export function slotWindow(
  job: WindowOf,
  slot: Slot,
  timetable: Timetable,
): { readonly window: Window | null; readonly key: string | null } {
  const window = knownWindow(job, slot, timetable);
  return { window, key: window && keyOf(job.id, window.key) };
}

/** A slot is one object for all jobs of its schedule, which are due together: a burst computes its windows once. */
const known = new WeakMap<Slot, Map<string, Window | null>>();
/** Weeks and longer go by a calendar, which the user may change. */
const isShared = new Set<WindowOf['window']['kind']>(['slot', 'hour', 'day', 'trailing']);

function knownWindow(job: WindowOf, slot: Slot, timetable: Timetable): Window | null {
  const { schedule, window } = job;
  const isOwn =
    schedule.timezone === 'system' || hasDayRules(schedule) || slot.excluded !== undefined;
  if (isOwn || !isShared.has(window.kind)) return computedWindow(job, slot, timetable);
  const windows = known.get(slot) ?? new Map<string, Window | null>();
  known.set(slot, windows);
  const name = windowText(window);
  const before = windows.get(name);
  if (before !== undefined) return before;
  const found = computedWindow(job, slot, timetable);
  windows.set(name, found);
  return found;
}

function computedWindow(job: WindowOf, slot: Slot, timetable: Timetable): Window | null {
  const placed = asPlaced(job, slot, timetable);
  const neighbours = {
    previous: () => previousToRun(timetable, job, placed.dueAtMs),
    previousDay: () => previousDay(job, placed, timetable),
    calendar: () => timetable.calendar(job).calendar,
  };
  return windowOf(job.window, placed, neighbours);
}

/**
 * The window with this key, among those that the job's slots of the past have.
 * @throws RunFailure `bad-input` naming a key that would be accepted
 */
export function findWindow(
  job: WindowOf,
  windowKey: string,
  nowMs: number,
  timetable: Timetable,
): Window {
  const furthestSlots = 2_000;
  const latest = slotWindow(job, timetable.at(job, nowMs), timetable).window;
  if (latest?.key === windowKey) return latest;
  let slot = timetable.previous(job, nowMs + 1);
  for (let n = 0; slot && n < furthestSlots; n += 1) {
    const { window } = slotWindow(job, slot, timetable);
    if (window?.key === windowKey) return window;
    slot = timetable.previous(job, slot.dueAtMs);
  }
  const example = latest ? ` The latest one is ${latest.key}.` : '';
  throw badInput(`"${windowKey}" is not a window of ${job.id}.${example}`);
}

/** What the ledger keeps of a slot does not say that it was moved off a holiday; the timetable does. */
function asPlaced(
  job: Pick<JobSpec, 'id' | 'schedule' | 'calendar'>,
  slot: Slot,
  timetable: Timetable,
): Slot {
  const { onHoliday = 'run' } = job.schedule;
  if (onHoliday === 'run' || onHoliday === 'skip' || slot.movedTo !== undefined) return slot;
  const [found] = timetable.between(job, slot.dueAtMs - 1, slot.dueAtMs, 1);
  return found?.text === slot.text ? found : slot;
}

function previousDay(
  job: Pick<JobSpec, 'schedule'>,
  slot: Slot,
  timetable: Timetable,
): Slot | null {
  const date = slotDate(slot);
  const midnightMs = date.toZonedDateTime(slot.zone).epochMilliseconds;
  // A slot of yesterday that a gap moved to midnight is due at midnight: names decide, not instants.
  let earlier = previousToRun(timetable, job, Math.min(slot.dueAtMs, midnightMs + 1));
  while (earlier && slotDate(earlier).equals(date)) {
    earlier = previousToRun(timetable, job, earlier.dueAtMs);
  }
  return earlier;
}
