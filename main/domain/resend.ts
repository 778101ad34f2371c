import type { Delivery } from './delivery.ts';
import { assertNever, type FailureRecord, RunFailure } from './failure.ts';
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

/** What becomes of a delivery that a crash left half-sent, by its channel. */
export function resultOfCrash(delivery: Delivery, nowMs: number): Settled {
  const failure = new RunFailure(
    'delivery-unknown',
    'Almanac was stopped while this was on its way, so nobody knows whether it has arrived. Ask its reader, then send it again or put it away.',
    { permanent: false },
  ).record();
  switch (delivery.channel) {
    // Marked sent before it is shown: found in between, it is unread in the list in any case.
    case 'notification':
      return { state: 'sent' };
    // The same file under the same name, the same Idempotency-Key: a repeat does no harm.
    case 'folder':
    case 'webhook':
    case 'draft':
      return { state: 'pending', failure, nextAtMs: nowMs };
    case 'email':
      return resultUnknown(delivery, failure, nowMs);
    default:
      return assertNever(delivery.channel);
  }
}
