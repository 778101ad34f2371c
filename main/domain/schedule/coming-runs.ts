import type { AllJobs } from '../job/all-jobs.ts';
import type { Job } from '../job/job.ts';
import type { Jobs } from '../ports.ts';
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

/** Where the coming runs are looked for. */
export interface ComingNeeds {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly allJobs: Pick<AllJobs, 'resting'>;
  readonly timetable: Pick<Timetable, 'next'>;
  /** When each job may be due next, at the earliest. */
  readonly nextDueMs: () => ReadonlyMap<string, number>;
}

/**
 * The soonest slots of jobs that go on by themselves, one a job. A job that is paused until a time is due
 * again from then on; one that only a person can resume is not there. Jobs are read in the order in which
 * they may be due, and only until no other can be sooner.
 */
export function comingRuns(
  { jobs, allJobs, timetable, nextDueMs }: ComingNeeds,
  afterMs: number,
  limit: number,
): readonly ComingRun[] {
  const resting = allJobs.resting();
  const inOrder = [...nextDueMs()]
    .filter(([, dueMs]) => Number.isFinite(dueMs))
    .sort(([, one], [, other]) => one - other);
  const soonest: ComingRun[] = [];
  for (const [jobId, earliestMs] of inOrder) {
    const last = soonest[limit - 1];
    if (last && earliestMs >= last.slot.dueAtMs) break;
    const job = resting.has(jobId) ? null : jobs.get(jobId);
    const slot = job && nextToRun(timetable, job, resumesAtMs(job.paused, afterMs));
    if (!job || !slot) continue;
    const at = soonest.findIndex((other) => slot.dueAtMs < other.slot.dueAtMs);
    soonest.splice(at === -1 ? soonest.length : at, 0, { job, slot });
    soonest.length = Math.min(soonest.length, limit);
  }
  return soonest;
}

/** What is due in the very moment that a pause ends runs. */
function resumesAtMs(paused: Job['paused'], afterMs: number): number {
  return Math.max((paused?.untilMs ?? 0) - 1, afterMs);
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
