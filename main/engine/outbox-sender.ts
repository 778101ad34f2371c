import type { Backlog } from '../domain/backlog.ts';
import { crashPoint } from '../domain/crash-point.ts';
import { type Delivery, dedupeKey } from '../domain/delivery.ts';
import { asRunFailure } from '../domain/failure.ts';
import type { Clock, Listen, Notifier, Outbox } from '../domain/ports.ts';
import { groupDeliveries, summarize } from '../domain/summary.ts';

export interface OutboxSender {
  /** Sends what is pending. Without a notifier it stays pending for the app. */
  kick(): Promise<void>;
  /** Ends what a crash left half-sent, by the rule of its channel. */
  recover(): void;
}

/** Sends deliveries that the ledger recorded; no delivery ever re-runs the work. */
export function createOutboxSender(needs: {
  readonly outbox: Outbox;
  readonly backlog: Pick<Backlog, 'unended'>;
  readonly clock: Clock;
  readonly notifier: Notifier | null;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
}): OutboxSender {
  const { outbox, clock, notifier } = needs;
  /** Claimed by this process, and then the disk refused to mark them sent. */
  const unsettled = new Map<number, Delivery>();

  /** Claimed by this process, each recorded as sent for itself, and told in one notification. */
  async function send(group: readonly Delivery[], to: Notifier): Promise<void> {
    const settled: Delivery[] = [];
    for (const delivery of group) unsettled.set(delivery.id, delivery);
    try {
      // Marked sent before they are shown: a notification twice is worse than one found unread in the
      // list, where the report stands in any case.
      for (const delivery of group) {
        if (outbox.settle(delivery.id, { state: 'sent' }, clock.wallMs())) settled.push(delivery);
        unsettled.delete(delivery.id);
      }
    } finally {
      // What a full disk refused to mark is told later, by itself.
      if (settled.length > 0) await show(settled, to);
    }
  }

  async function show(settled: readonly Delivery[], to: Notifier): Promise<void> {
    crashPoint('after T7');
    const [first] = settled;
    if (!first) return;
    const key = settled.length === 1 ? dedupeKey(first) : `summary:${dedupeKey(first)}`;
    try {
      await to.show(key, summarize(settled));
      crashPoint('after the show');
    } catch (caught) {
      needs.onFailure('A notification could not be shown', asRunFailure(caught));
    }
    for (const { runId } of settled) needs.listen({ kind: 'delivered', runId });
  }

  return {
    async kick() {
      if (!notifier) return;
      for (const delivery of [...unsettled.values()]) await send([delivery], notifier);
      const nowMs = clock.wallMs();
      for (const group of groupDeliveries(outbox.due(nowMs), needs.backlog.unended, nowMs)) {
        const claimed = group.filter(({ id }) => outbox.claim(id, clock.wallMs()));
        if (claimed.length === 0) continue;
        crashPoint('after T6');
        await send(claimed, notifier);
      }
    },
    recover() {
      for (const delivery of outbox.interrupted()) {
        outbox.settle(delivery.id, { state: 'sent' }, clock.wallMs());
      }
    },
  };
}
