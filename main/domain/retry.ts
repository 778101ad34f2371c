import type { Retry } from './job.ts';

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
