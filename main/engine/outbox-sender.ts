import { crashPoint } from '../domain/crash-point.ts';
import { type Delivery, dedupeKey } from '../domain/delivery.ts';
import { asRunFailure } from '../domain/failure.ts';
import type { Clock, Listen, Notifier, Outbox } from '../domain/ports.ts';

export interface OutboxSender {
  /** Sends what is pending. Without a notifier it stays pending for the app. */
  kick(): Promise<void>;
  /** Ends what a crash left half-sent, by the rule of its channel. */
  recover(): void;
}

/** Sends deliveries that the ledger recorded; no delivery ever re-runs the work. */
export function createOutboxSender(needs: {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly notifier: Notifier | null;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
}): OutboxSender {
  const { outbox, clock, notifier } = needs;
  /** Claimed by this process, and then the disk refused to mark them sent. */
  const unsettled = new Map<number, Delivery>();

  async function send(delivery: Delivery, to: Notifier): Promise<void> {
    unsettled.set(delivery.id, delivery);
    // Marked sent before it is shown: a notification twice is worse than one found unread in the
    // list, where the report stands in any case.
    const isSettled = outbox.settle(delivery.id, { state: 'sent' }, clock.wallMs());
    unsettled.delete(delivery.id);
    if (!isSettled) return;
    crashPoint('after T7');
    try {
      await to.show(dedupeKey(delivery), delivery.payload);
      crashPoint('after the show');
    } catch (caught) {
      needs.onFailure('A notification could not be shown', asRunFailure(caught));
    }
    needs.listen({ kind: 'delivered', runId: delivery.runId });
  }

  return {
    async kick() {
      if (!notifier) return;
      for (const delivery of [...unsettled.values()]) await send(delivery, notifier);
      for (const delivery of outbox.due(clock.wallMs())) {
        if (!outbox.claim(delivery.id, clock.wallMs())) continue;
        crashPoint('after T6');
        await send(delivery, notifier);
      }
    },
    recover() {
      for (const delivery of outbox.interrupted()) {
        outbox.settle(delivery.id, { state: 'sent' }, clock.wallMs());
      }
    },
  };
}
