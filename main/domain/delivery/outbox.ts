import type { FailureRecord } from '../failure.ts';
import type { Channel, Delivery, NewDelivery } from './delivery.ts';
import type { DeliveryCount } from './digest.ts';
import type { DueDelivery } from './summary.ts';

/** How a try ended. */
export type Settled =
  | { readonly state: 'sent' }
  | { readonly state: 'dead' | 'unknown'; readonly failure: FailureRecord }
  | {
      readonly state: 'pending';
      readonly failure: FailureRecord;
      readonly nextAtMs: number;
      /** It may have arrived, and goes out once more all the same. */
      readonly isMaybeDuplicate?: boolean;
    };

/** Deliveries recorded before they are tried. */
export interface Outbox {
  /** Records what a person wants sent of a run that is done; what was recorded before stays. */
  add(runId: string, deliveries: readonly NewDelivery[], nowMs: number): void;
  /** Pending deliveries whose time has come, of one channel or of all, oldest first. */
  due(nowMs: number, channel?: Channel, limit?: number): readonly DueDelivery[];
  /** T6: pending -> sending, tries + 1. */
  claim(deliveryId: number, nowMs: number): boolean;
  /**
   * T7: sending -> sent, dead, unknown, or pending again at `nextAtMs`. Ends the run when it was the last
   * required one; a run that ended as undelivered succeeds with its last one. `alerts` are recorded in the
   * same commit.
   */
  settle(
    deliveryId: number,
    result: Settled,
    nowMs: number,
    alerts?: readonly NewDelivery[],
  ): boolean;
  /**
   * T7 of several and T6 of others in one commit, which costs what one alone does.
   * @returns the ids of those that nobody else had taken
   */
  settleAndClaim(
    ended: readonly {
      readonly delivery: Pick<Delivery, 'id'>;
      readonly result: Settled;
      readonly alerts: readonly NewDelivery[];
    }[],
    deliveryIds: readonly number[],
    nowMs: number,
  ): ReadonlySet<number>;
  /** Deliveries that a crash left in `sending`. */
  interrupted(): readonly Delivery[];
  /** What arrived at a recipient before, oldest first. */
  sentTo(channel: Channel, recipient: string): readonly Delivery[];
  /** How many of those that ended in `[fromMs, toMs)` have arrived, notifications aside. */
  counted(fromMs: number, toMs: number): DeliveryCount;
  /** The last failure with which a recipient ended a delivery, unless something arrived there since. */
  lastRefusal(channel: Channel, recipient: string): FailureRecord | null;
}

/** What a person does with a delivery. Each answers false when it is not in a state for that. */
export interface OutboxByHand {
  get(deliveryId: number): Delivery | null;
  /** What waits for a person: held, unknown or dead, newest first; what was put away is not there. */
  waiting(limit: number): readonly Delivery[];
  /** My OK: a held delivery is sent. */
  release(deliveryId: number, nowMs: number): boolean;
  /** Sends one that ended without arriving, or waits for its next try, now. */
  resend(deliveryId: number, nowMs: number): boolean;
  /** Ends one that has not arrived; its run no longer asks for it. */
  skip(deliveryId: number, nowMs: number): boolean;
  /** Skips it and records the same for another recipient. */
  retarget(deliveryId: number, recipient: string, nowMs: number): boolean;
  /** A draft was opened or saved: the analyst sends it. */
  handOver(deliveryId: number, nowMs: number): boolean;
}
