import { jitterOf } from '../domain/jitter.ts';
import type { Job } from '../domain/job.ts';
import type { Timetable } from '../domain/ports.ts';
import type { Reason, Run } from '../domain/run.ts';
import { graceMs } from './sweep.ts';

/** How long after its due instant a start still counts as on time. */
const onTimeMs = 60_000;

/**
 * A run may have been recorded long before it starts: what was decided then is checked again now.
 * @returns null when it may start, else what its slot becomes
 */
export function mayStart(
  run: Run,
  job: Job | null,
  nowMs: number,
  timetable: Timetable,
): { readonly outcome: 'skipped' | 'missed'; readonly reason: Reason } | null {
  if (!job) return { outcome: 'skipped', reason: 'disabled' };
  if (run.dueAtMs === null) return null;
  if (!job.enabled) return { outcome: 'skipped', reason: 'disabled' };
  if (job.paused) return { outcome: 'missed', reason: 'paused' };
  const isLate = nowMs > run.dueAtMs + slotGraceMs(run, run.dueAtMs, job, timetable);
  const isFirstTry = run.attempts === 0;
  if (isFirstTry && isLate && job.catchUp.policy === 'skip') {
    return { outcome: 'missed', reason: 'past grace' };
  }
  return null;
}

/** The reason that stands beside `succeeded`. */
export function startReason(
  run: Run,
  job: Job,
  timetable: Timetable,
): Extract<Reason, 'on time' | 'late' | 'catch-up'> {
  if (run.dueAtMs === null) return 'on time';
  if (run.trigger === 'catch-up') return 'catch-up';
  const lateMs = (run.startedAtMs ?? run.dueAtMs) - run.dueAtMs;
  // Jitter is no lateness; the grace counts from the due instant all the same.
  if (lateMs <= jitterOf(job, run.slot) + onTimeMs) return 'on time';
  return lateMs <= slotGraceMs(run, run.dueAtMs, job, timetable) ? 'late' : 'catch-up';
}

function slotGraceMs(run: Run, dueAtMs: number, job: Job, timetable: Timetable): number {
  return graceMs(job, { text: run.slot, dueAtMs, zone: run.zone }, timetable);
}
