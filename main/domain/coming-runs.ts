import type { Job } from './job.ts';
import type { Slot } from './slot.ts';
import { nextToRun, type Timetable } from './timetable.ts';

export interface ComingRun {
  readonly job: Job;
  readonly slot: Slot;
}

/** What keeps everything from starting by itself at the moment. */
export interface Standstill {
  /** Almanac cannot work, or doubts its clock: nobody knows for how long. */
  readonly isHeld: boolean;
  /** All is paused; `untilMs` null lasts until it is resumed. */
  readonly pausedAll: { readonly untilMs: number | null } | null;
}

/**
 * The next slot of each job that goes on by itself, the soonest first. A job that is paused until a time
 * is due again from then on; one that only a person can resume is not there.
 */
export function comingRuns(
  jobs: readonly Job[],
  timetable: Pick<Timetable, 'next'>,
  afterMs: number,
): readonly ComingRun[] {
  return jobs
    .flatMap((job): ComingRun[] => {
      if (!job.enabled) return [];
      const fromMs = job.paused === null ? afterMs : resumesAtMs(job.paused, afterMs);
      const slot = fromMs === null ? null : nextToRun(timetable, job, fromMs);
      return slot ? [{ job, slot }] : [];
    })
    .toSorted((a, b) => a.slot.dueAtMs - b.slot.dueAtMs);
}

/** What is due in the very moment that a pause ends runs. */
function resumesAtMs({ untilMs }: { readonly untilMs?: number }, afterMs: number): number | null {
  return untilMs === undefined ? null : Math.max(untilMs - 1, afterMs);
}

/** Why a slot will not start when it falls due, as things stand; null when it will. */
export function standsStillAt(
  dueAtMs: number,
  { isHeld, pausedAll }: Standstill,
): 'held' | 'paused' | null {
  if (isHeld) return 'held';
  if (pausedAll === null) return null;
  return pausedAll.untilMs === null || dueAtMs < pausedAll.untilMs ? 'paused' : null;
}
