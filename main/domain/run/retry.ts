import type { FailureRecord } from '../failure.ts';
import type { Job, Retry } from '../job/job.ts';
import type { Run } from './run.ts';

/**
 * How long to wait before attempt `attempt + 1`: exponential, the upper half of it random, so
 * that jobs that failed together do not return together (Brooker 2015, "equal jitter").
 * @param attempt the attempt that has just failed, 1 for the first
 * @param random in [0, 1)
 */
export function backoffMs(retry: Retry, attempt: number, random: number): number {
  const ceiling = Math.min(retry.maxMs, retry.firstMs * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/**
 * When attempt `attempt + 1` starts, in UTC epoch milliseconds: after the backoff, and not before whoever
 * failed wants to be asked again. That wish counts until the slot is too old to be made up for; what
 * is longer, or no length of time at all, neither loses the slot nor makes it try without a pause.
 */
export function nextAttemptAtMs(
  job: Pick<Job, 'retry' | 'catchUp'>,
  run: Pick<Run, 'dueAtMs' | 'requestedAtMs'>,
  failed: Pick<FailureRecord, 'retryAfterMs'> & {
    readonly attempt: number;
    readonly nowMs: number;
    readonly random: number;
  },
): number {
  const { attempt, nowMs, random, retryAfterMs = 0 } = failed;
  const backedOffMs = nowMs + backoffMs(job.retry, attempt, random);
  if (!(retryAfterMs > 0)) return backedOffMs;
  const lastMs = (run.dueAtMs ?? run.requestedAtMs) + job.catchUp.withinMs;
  return Math.max(backedOffMs, Math.min(nowMs + retryAfterMs, lastMs));
}
