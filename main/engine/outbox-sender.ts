import { announceUndelivered } from '../domain/delivery/announcement.ts';
import { type Delivery, dedupeKey } from '../domain/delivery/delivery.ts';
import { mutedJobs } from '../domain/delivery/muted.ts';
import type { OutboxByHand } from '../domain/delivery/outbox.ts';
import { resultOfCrash } from '../domain/delivery/resend.ts';
import {
  type DueDelivery,
  groupDeliveries,
  summarize,
  tellsOfTrouble,
  type Why,
} from '../domain/delivery/summary.ts';
import { asRunFailure, type FailureRecord } from '../domain/failure.ts';
import type { Notifier } from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import type { Backlog } from '../domain/run/backlog.ts';
import { crashPoint } from '../domain/run/crash-point.ts';
import type { History } from '../domain/run/history.ts';
import { createDeliveryLanes, type LaneNeeds } from './delivery-lanes.ts';
import { type DigestNeeds, tellDigest } from './digest-teller.ts';

export interface OutboxSender {
  /** Sends what is pending. What this process has no channel for stays pending for the app. */
  kick(): Promise<void>;
  /** Ends what a crash left half-sent, by the rule of its channel. */
  recover(): void;
  /** Resolves when nothing is on its way; what is shown on the desktop is not waited for. */
  idle(): Promise<void>;
  /** Takes nothing more; see `DeliveryLanes`. */
  stop(graceMs: number): Promise<void>;
}

export interface SenderNeeds extends LaneNeeds, Pick<DigestNeeds, 'digestPeriod'> {
  readonly backlog: Pick<Backlog, 'unended'>;
  /** Null where there is no desktop to notify. */
  readonly notifier: Notifier | null;
  readonly outboxByHand: Pick<OutboxByHand, 'skip'>;
  /** Whose failures ask for no look. */
  readonly settings: Pick<Settings, 'text' | 'number' | 'set'>;
  readonly history: Pick<History, 'lastSuccesses' | 'days'>;
  /** When the user's quiet hours at an instant end, or null; left out where there are none. */
  readonly quietUntilMs?: (ms: number) => number | null;
}

/** Sends deliveries that the ledger recorded; no delivery ever re-runs the work. */
export function createOutboxSender(needs: SenderNeeds): OutboxSender {
  const { outbox, clock, notifier, quietUntilMs = () => null } = needs;
  const lanes = createDeliveryLanes(
    needs,
    () => void tell().catch((cause) => needs.onFailure('A delivery could not be sent', cause)),
  );
  /** Claimed by this process, and then the disk refused to mark them sent. */
  const unsettled = new Map<number, Delivery>();
  /** Due while who sits here did not want to be disturbed. */
  const heldBack = new Set<number>();

  /** Claimed by this process, each recorded as sent for itself, and told in one notification. */
  async function send(group: readonly Delivery[], to: Notifier, why: Why = 'away'): Promise<void> {
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
      if (settled.length > 0) await show(settled, to, why);
    }
  }

  async function show(settled: readonly Delivery[], to: Notifier, why: Why): Promise<void> {
    crashPoint('after T7');
    const [first] = settled;
    if (!first) return;
    const key = settled.length === 1 ? dedupeKey(first) : `summary:${dedupeKey(first)}`;
    try {
      await to.show(key, summarize(settled, why));
      crashPoint('after the show');
    } catch (caught) {
      const failed = asRunFailure(caught);
      needs.onFailure('A notification could not be shown', failed);
      sendInstead(settled, failed.record());
    }
    for (const { runId } of settled) needs.listen({ kind: 'delivered', runId });
  }

  /** It stands in the list, unread; where the job has another way, it goes that way, too. */
  function sendInstead(unseen: readonly Delivery[], failure: FailureRecord): void {
    for (const delivery of unseen) {
      const instead = needs.fallBack(delivery, failure);
      if (instead.length > 0) outbox.add(delivery.runId, instead, clock.wallMs());
    }
    lanes.kick();
  }

  async function tell(): Promise<void> {
    if (!notifier) return;
    for (const delivery of [...unsettled.values()]) await send([delivery], notifier);
    const nowMs = clock.wallMs();
    if (quietUntilMs(nowMs) !== null) return;
    if (await isLeftAlone(notifier, nowMs)) return;
    const due = keepMutedSilent(outbox.due(nowMs, 'notification'), nowMs);
    const late = due.filter(({ id }) => heldBack.has(id));
    const held = due.filter(
      ({ id, nextAtMs }) => !heldBack.has(id) && quietUntilMs(nextAtMs) !== null,
    );
    const others = due.filter((delivery) => !held.includes(delivery) && !late.includes(delivery));
    heldBack.clear();
    if (late.length > 0) await claimAndSend(late, notifier, 'busy');
    if (held.length > 0) await claimAndSend(held, notifier, 'quiet');
    for (const group of groupDeliveries(others, needs.backlog.unended, nowMs)) {
      await claimAndSend(group, notifier, 'away');
    }
  }

  /** @returns the others */
  function keepMutedSilent(due: readonly DueDelivery[], nowMs: number): readonly DueDelivery[] {
    const troubles = due.filter(tellsOfTrouble);
    if (troubles.length === 0) return due;
    const muted = mutedJobs(needs.settings, needs.history.lastSuccesses);
    const silent = troubles.filter(({ of }) => muted.includes(of.jobId));
    for (const { id } of silent) needs.outboxByHand.skip(id, nowMs);
    return due.filter((delivery) => !silent.includes(delivery));
  }

  /** What is due now waits until nobody is busy any more, and is told together then. */
  async function isLeftAlone(desktop: Notifier, nowMs: number): Promise<boolean> {
    const due = keepMutedSilent(outbox.due(nowMs, 'notification'), nowMs);
    if (due.length === 0 || !(await desktop.isBusy?.())) return false;
    for (const { id } of due) heldBack.add(id);
    return true;
  }

  async function claimAndSend(group: readonly Delivery[], to: Notifier, why: Why): Promise<void> {
    const claimed = group.filter(({ id }) => outbox.claim(id, clock.wallMs()));
    if (claimed.length === 0) return;
    crashPoint('after T6');
    await send(claimed, to, why);
  }

  return {
    async kick() {
      lanes.kick();
      await tell();
      await tellDigest(needs);
    },
    recover() {
      for (const delivery of outbox.interrupted()) {
        const nowMs = clock.wallMs();
        const channel = needs.channels.find(({ kind }) => kind === delivery.channel);
        const isStillHere = channel?.isStillHere?.(delivery) ?? false;
        const result = resultOfCrash(delivery, nowMs, isStillHere);
        const isUnknown = result.state === 'unknown';
        const alerts = isUnknown ? announceUndelivered(delivery, result.failure) : [];
        outbox.settle(delivery.id, result, nowMs, alerts);
      }
    },
    idle: lanes.idle,
    stop: lanes.stop,
  };
}
