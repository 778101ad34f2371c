import { announceFailure, announceOverBudget } from '../domain/delivery/announcement.ts';
import type { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Clock, FailedWork, Random, RunKeeping, RunLedger } from '../domain/ports.ts';
import { crashPoint } from '../domain/run/crash-point.ts';
import { nextAttemptAtMs } from '../domain/run/retry.ts';
import type { Run } from '../domain/run/run.ts';
import type { LogLine } from '../domain/run/run-log.ts';
import { type StopCause, stopFailure } from './stop-run.ts';

export interface FailNeeds {
  readonly ledger: Pick<RunLedger, 'fail'>;
  readonly keeping: Pick<RunKeeping, 'abandonedAttempts' | 'giveUp'>;
  readonly clock: Clock;
  readonly random: Random;
  /** Pauses every job of the connection; see `parkJobs`. */
  readonly park: (connectionId: string, run: Run, failure: RunFailure) => void;
}

/** T5: ends an attempt, and with the last one its run. Attempts that a crash cut off do not count. */
export function failRun(
  run: Run,
  job: Job,
  failure: RunFailure,
  needs: FailNeeds,
  log: readonly LogLine[] = [],
): void {
  const { connectionId } = failure;
  // Before the attempt ends: a crash in between must not try the secret once more.
  if (connectionId !== undefined) needs.park(connectionId, run, failure);
  const nowMs = needs.clock.wallMs();
  const record = failure.record();
  // A run of the schedule waits with its parked job, without a try more; who asked by hand sees the failure.
  const isParked = connectionId !== undefined && run.dueAtMs !== null;
  const nextAtMs = isParked ? nowMs : nextTryMs(run, job, failure, needs);
  const reason = reasonOf(failure);
  const isTold = nextAtMs === null && reason !== 'cancelled' && connectionId === undefined;
  const announce = reason === 'budget' ? announceOverBudget : announceFailure;
  const deliveries = isTold ? announce(job, run, record, nowMs) : [];
  const claim = { runId: run.id, fence: run.fence };
  needs.ledger.fail(claim, { failure: record, reason, nextAtMs, deliveries, log }, nowMs);
  crashPoint('after T5');
}

/** When the run's next attempt would start after this failure; null when there is none. */
function nextTryMs(run: Run, job: Job, failure: RunFailure, needs: FailNeeds): number | null {
  const attempt = run.attempts - needs.keeping.abandonedAttempts(run.id);
  if (!isWorthRetrying(failure) || attempt >= job.retry.attempts) return null;
  const nowMs = needs.clock.wallMs();
  return nextAttemptAtMs(job, run, {
    ...failure.record(),
    attempt,
    nowMs,
    random: needs.random.fraction(),
  });
}

/**
 * Whether what failed may be tried again before the run has taken as long as it may: a report of the
 * built-in analyst now is better than one of a model after the meeting.
 */
export function mayTryAgain(run: Run, job: Job, failure: RunFailure, needs: FailNeeds): boolean {
  const nextAtMs = nextTryMs(run, job, failure, needs);
  return nextAtMs !== null && nextAtMs <= (run.startedAtMs ?? run.requestedAtMs) + job.timeoutMs;
}

/** Ends a run on which nobody works: it waits for its turn or for its next attempt. */
export function giveUpRun(
  runId: string,
  cause: StopCause,
  needs: Pick<FailNeeds, 'keeping' | 'clock'>,
): void {
  const failure = stopFailure(cause, null).record();
  const failed = { failure, reason: 'cancelled', nextAtMs: null, deliveries: [] } as const;
  needs.keeping.giveUp(runId, failed, needs.clock.wallMs());
}

/** What ails our own disk is put right and tried again, however the disk described it. */
function isWorthRetrying({ permanent, code }: RunFailure): boolean {
  return (
    !permanent || code === 'store-unusable' || code === 'store-damaged' || code === 'disk-full'
  );
}

function reasonOf({ code }: RunFailure): FailedWork['reason'] {
  if (code === 'cancelled') return 'cancelled';
  // Comes this far only from a job that asks for no report in place of the model's.
  if (code === 'over-budget') return 'budget';
  return code === 'time-limit' ? 'time limit' : 'error';
}
