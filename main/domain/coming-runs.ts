import type { Job } from './job.ts';
import { hasDayRules } from './schedule.ts';
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
  const next = nextOfEach(timetable);
  return jobs
    .flatMap((job): ComingRun[] => {
      if (!job.enabled) return [];
      const fromMs = job.paused === null ? afterMs : resumesAtMs(job.paused, afterMs);
      const slot = fromMs === null ? null : next(job, fromMs);
      return slot ? [{ job, slot }] : [];
    })
    .toSorted((a, b) => a.slot.dueAtMs - b.slot.dueAtMs);
}

/** Computes a schedule once, however many jobs have it; one with rules about days goes by its job, too. */
function nextOfEach(timetable: Pick<Timetable, 'next'>) {
  const known = new Map<string, Slot | null>();
  return (job: Job, fromMs: number): Slot | null => {
    if (hasDayRules(job.schedule)) return nextToRun(timetable, job, fromMs);
    const key = `${fromMs} ${JSON.stringify(job.schedule)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const slot = nextToRun(timetable, job, fromMs);
    known.set(key, slot);
    return slot;
  };
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
