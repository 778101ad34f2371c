import type { DeliveryCalls } from '../../../preload/contract/delivery-calls.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { RunFailure } from '../../domain/failure.ts';
import { checkRecipient } from '../../domain/job/check-deliveries.ts';
import type { HandlersOf } from '../handler.ts';
import { missing } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

/** What the analyst does with a delivery of the run page or of Upcoming. */
export function deliveriesHandlers({
  outboxByHand: outbox,
  clock,
  engine,
}: Pick<Services, 'outboxByHand' | 'clock' | 'engine'>): HandlersOf<keyof DeliveryCalls> {
  const find = (id: number): Delivery => outbox.get(id) ?? missing('This delivery is not known.');
  const done = (isDone: boolean): null => {
    if (!isDone) throw tooLate();
    engine.jobsChanged();
    return null;
  };
  return {
    'delivery.resend': ({ id }) => done(outbox.resend(find(id).id, clock.wallMs())),
    'delivery.skip': ({ id }) => done(outbox.skip(find(id).id, clock.wallMs())),
    'delivery.release': ({ id }) => done(outbox.release(find(id).id, clock.wallMs())),
    'delivery.retarget': ({ id, recipient }) => {
      const message = checkRecipient(find(id).channel, recipient);
      if (message !== null) return new Refused([{ field: 'recipient', message }]);
      return done(outbox.retarget(id, recipient, clock.wallMs()));
    },
  };
}

function tooLate(): RunFailure {
  return new RunFailure('not-allowed', 'This delivery is on its way or has ended meanwhile.', {
    permanent: true,
  });
}
