import type { JobSpec } from '../job/job.ts';
import type { CalendarInUse } from './calendar-defaults.ts';
import type { Slot } from './slot.ts';

/** What a timetable reads of a job; the id only where its habits count. */
export type Scheduled = Pick<JobSpec, 'schedule'> & Partial<Pick<JobSpec, 'id' | 'calendar'>>;

/** Expands a schedule into slots, those on excluded days marked. Every method is pure in its arguments. */
export interface Timetable {
  /** Slots with `afterMs < due <= untilMs`, in order, at most `limit`. */
  between(job: Scheduled, afterMs: number, untilMs: number, limit?: number): Slot[];
  /** The first slot with `due > afterMs`; null when the schedule has none in the next 10 years. */
  next(job: Scheduled, afterMs: number): Slot | null;
  /** The last slot with `due < beforeMs`; null when it had none in the 10 years before. */
  previous(job: Scheduled, beforeMs: number): Slot | null;
  /** The slot that a run asked for at this instant would have. */
  at(job: Scheduled, ms: number): Slot;
  /** The calendar and country that the job goes by. */
  calendar(job: Scheduled): CalendarInUse;
}

/** More excluded days in a row than this are taken for ever. */
const mostInARow = 4_000;

/** The next slot that is not on an excluded day. */
export function nextToRun(
  timetable: Pick<Timetable, 'next'>,
  job: Scheduled,
  afterMs: number,
): Slot | null {
  let slot = timetable.next(job, afterMs);
  for (let n = 0; slot?.excluded !== undefined; n += 1) {
    slot = n < mostInARow ? timetable.next(job, slot.dueAtMs) : null;
  }
  return slot;
}

/** The last slot before an instant that was not on an excluded day. */
export function previousToRun(
  timetable: Pick<Timetable, 'previous'>,
  job: Scheduled,
  beforeMs: number,
): Slot | null {
  let slot = timetable.previous(job, beforeMs);
  for (let n = 0; slot?.excluded !== undefined; n += 1) {
    slot = n < mostInARow ? timetable.previous(job, slot.dueAtMs) : null;
  }
  return slot;
}
