import { assertNever, type FailureRecord, RunFailure } from '../failure.ts';
import type { Delivery } from './delivery.ts';
import type { Settled } from './outbox.ts';

/**
 * Nobody knows whether it has arrived. A job that says `resend: once` sends it once more, with the same
 * Message-ID and marked as a maybe duplicate; else, and after that, a person is asked.
 */
export function resultUnknown(
  { payload, isMaybeDuplicate }: Pick<Delivery, 'payload' | 'isMaybeDuplicate'>,
  failure: FailureRecord,
  nowMs: number,
): Settled {
  const { content } = payload;
  const goesAgain = content?.kind === 'email' && content.resend === 'once' && !isMaybeDuplicate;
  if (!goesAgain) return { state: 'unknown', failure };
  return { state: 'pending', failure, nextAtMs: nowMs, isMaybeDuplicate: true };
}

/**
 * What becomes of a delivery that a crash left half-sent, by its channel.
 * @param isStillHere it is certain that nothing of it has left
 */
export function resultOfCrash(delivery: Delivery, nowMs: number, isStillHere: boolean): Settled {
  const failure = new RunFailure(
    'delivery-unknown',
    'Almanac was stopped while this was on its way, so nobody knows whether it has arrived. Ask its reader, then send it again or put it away.',
    { permanent: false },
  ).record();
  const stopped = new RunFailure(
    'delivery-failed',
    'Almanac was stopped while this was on its way. It is sent now.',
    { permanent: false },
  ).record();
  const again = { state: 'pending', failure: stopped, nextAtMs: nowMs } as const;
  switch (delivery.channel) {
    // Marked sent before it is shown: found in between, it is unread in the list in any case.
    case 'notification':
      return { state: 'sent' };
    // The same file under the same name, the same Idempotency-Key: a repeat does no harm.
    case 'webhook':
    case 'ping':
      return { ...again, isMaybeDuplicate: true };
    case 'folder':
    case 'draft':
      return again;
    case 'email':
      if (isStillHere) return again;
      return resultUnknown(delivery, failure, nowMs);
    default:
      return assertNever(delivery.channel);
  }
}
