import { badInput, RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type {
  Artifacts,
  Clock,
  Random,
  RunKeeping,
  SlotLedger,
  Timetable,
} from '../domain/ports.ts';
import type { History } from '../domain/run/history.ts';
import type { NewRequest, RunAsked } from '../domain/run/request.ts';
import { type Again, isWorkDone, type Run } from '../domain/run/run.ts';
import { keyOf } from './key.ts';
import { findWindow, slotWindow } from './slot-window.ts';

export interface RequestNeeds {
  readonly slots: SlotLedger;
  readonly history: Pick<History, 'ofWindow' | 'lastDone'>;
  readonly keeping: Pick<RunKeeping, 'snapshotOf'>;
  readonly artifacts: Pick<Artifacts, 'partFiles'>;
  readonly timetable: Timetable;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Records a run asked for by hand; the schedule is not moved. Without a window key it takes the
 * window that a slot at this instant would have.
 * @throws RunFailure `already-done` when the window's work is done and it is not asked for again;
 *   `bad-input` when nothing is there to be made again as it was
 */
export function requestRun(job: Job, { windowKey, again }: RunAsked, needs: RequestNeeds): Run {
  const done = again === false ? null : doneRun(job, windowKey, needs);
  if (again !== false && done) return requestAgain(done, job, again, needs);
  if (again === 'as-it-was') {
    throw badInput(
      `${job.id} has no report${windowKey === null ? '' : ` of ${windowKey}`} yet that could be made again as it was.`,
    );
  }
  const nowMs = needs.clock.wallMs();
  const slot = needs.timetable.at(job, nowMs);
  const window =
    windowKey === null
      ? slotWindow(job, slot, needs.timetable).window
      : findWindow(job, windowKey, nowMs, needs.timetable);
  const key = window && keyOf(job.id, window.key);
  return recordRequest({ job, trigger: 'manual', zone: slot.zone, window, key }, needs);
}

/**
 * The next revision of a window that is done. Neither the schedule nor the end of the last period
 * moves, and nothing is delivered.
 * @param of the run whose report is made again
 * @throws RunFailure `not-found` when its data has expired and was asked for as it was
 */
export function requestAgain(of: Run, job: Job, again: Again, needs: RequestNeeds): Run {
  const { zone, window, key } = of;
  const asked = { job, trigger: 'again', zone, window, key, again } as const;
  if (again === 'as-is-now') return recordRequest(asked, needs);
  const snapshot = needs.keeping.snapshotOf(of.id);
  if (!snapshot) {
    throw new RunFailure(
      'not-found',
      'The data of this report is no longer kept. Make it again with the data as it is now.',
      { permanent: true },
    );
  }
  needs.artifacts.partFiles(snapshot);
  return recordRequest({ ...asked, snapshotOf: of.id }, needs);
}

/** A retry by hand: a new run of the same window and key; the failed slot keeps its outcome. */
export function retryRun(failed: Run, job: Job, needs: RequestNeeds): Run {
  const { again, zone, window, key } = failed;
  if (again !== null && key !== null) return requestAgain(failed, job, again, needs);
  return recordRequest({ job, trigger: 'manual', zone, window, key }, needs);
}

/** T1 of a run by hand, under a new id. */
export function recordRequest(asked: Omit<NewRequest, 'runId'>, needs: RequestNeeds): Run {
  const runId = needs.random.runId();
  return needs.slots.request({ ...asked, runId }, needs.clock.wallMs());
}

/** The newest report of a window; of `since-last`, which has no window now, the last one made. */
function doneRun(job: Job, windowKey: string | null, needs: RequestNeeds): Run | null {
  const key =
    windowKey === null
      ? slotWindow(job, needs.timetable.at(job, needs.clock.wallMs()), needs.timetable).key
      : keyOf(job.id, windowKey);
  const newestKey = key ?? needs.history.lastDone(job.id)?.key ?? null;
  return newestKey === null
    ? null
    : (needs.history.ofWindow(newestKey).findLast(isWorkDone) ?? null);
}
