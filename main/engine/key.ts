import { hash } from 'node:crypto';

/**
 * Idempotency key of a window: the zone is not in it, so a job moved to another zone does not run
 * twice for one local date.
 */
export function keyOf(jobId: string, windowKey: string): string {
  return hash('sha256', JSON.stringify([jobId, windowKey])).slice(0, 16);
}
