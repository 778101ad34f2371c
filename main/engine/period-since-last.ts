import type { Job } from '../domain/job/job.ts';
import type { Timetable } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import { previousToRun } from '../domain/schedule/timetable.ts';
import { sinceLastWindow } from '../domain/schedule/window.ts';
import { keyOf } from './key.ts';

/**
 * The period of a `since-last` run, fixed at its first claim: from the end of the last one done up to
 * its own due instant. Null when nothing of it is left.
 */
export function periodSinceLast(
  run: Run,
  job: Job,
  lastDoneToMs: number | null,
  timetable: Timetable,
) {
  const toMs = run.dueAtMs ?? run.requestedAtMs;
  const fromMs =
    lastDoneToMs ?? previousToRun(timetable, job, job.createdAtMs)?.dueAtMs ?? job.createdAtMs;
  if (fromMs >= toMs) return null;
  const window = sinceLastWindow(fromMs, toMs);
  return { window, key: keyOf(run.jobId, window.key) };
}
