import { announceUndelivered } from '../domain/delivery/announcement.ts';
import type { DeliveryChannel } from '../domain/delivery/channel.ts';
import type { Delivery, NewDelivery } from '../domain/delivery/delivery.ts';
import type { Outbox, Settled } from '../domain/delivery/outbox.ts';
import { resultUnknown } from '../domain/delivery/resend.ts';
import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Clock, Listen, Random } from '../domain/ports.ts';
import { crashPoint } from '../domain/run/crash-point.ts';
import { backoffMs } from '../domain/run/retry.ts';
import type { FallBack } from './fall-back.ts';

export interface DeliveryLanes {
  /** Sends what is due, each channel in a lane of its own: a slow mail server holds up no folder. */
  kick(): void;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Takes nothing more and waits for what is on its way, at most `graceMs`; the next start finds the rest. */
  stop(graceMs: number): Promise<void>;
}

export interface LaneNeeds {
  readonly outbox: Outbox;
  readonly channels: readonly DeliveryChannel[];
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
  /** The job's other way for what is dead. */
  readonly fallBack: FallBack;
}

interface Lane {
  readonly channel: DeliveryChannel;
  /** Due when it was read, oldest first. */
  waiting: Delivery[];
  active: number;
}

/** A try that is over and not recorded yet. */
interface Ended {
  readonly delivery: Delivery;
  readonly result: Settled;
  /** What else is to be told, recorded with it. */
  readonly alerts: readonly NewDelivery[];
  recorded(): void;
}

const readAtOnce = 64;
/** What the other side asks for counts up to a day. */
const longestWishMs = 86_400_000;

/** @param onAlert called when the ledger has an alert more to tell */
export function createDeliveryLanes(needs: LaneNeeds, onAlert: () => void): DeliveryLanes {
  const { outbox, clock, onFailure } = needs;
  const { soon = (act) => act() } = clock;
  const lanes = needs.channels.map((channel): Lane => ({ channel, waiting: [], active: 0 }));
  const underway = new Set<Promise<void>>();
  /** Ended in this process; what the disk refused to record waits here for the next kick. */
  const ended = new Map<number, Ended>();
  let isPlanned = false;
  let isStopping = false;
  let isStopped = false;

  /** What ends meanwhile shares a commit: each waits for the disk, and the disk takes as long for one as for eight. */
  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    gather(ended.size);
  }

  /** Waits for as long as each look finds more that has ended. */
  function gather(before: number): void {
    soon(() => {
      if (ended.size > before) return gather(ended.size);
      isPlanned = false;
      turn();
    });
  }

  /** T7 of what has ended and T6 of what there is room for in one commit; then what was taken is sent. */
  function turn(): void {
    for (;;) {
      const settling = isStopped ? [] : [...ended.values()];
      const wanted = isStopping ? [] : lanes.flatMap(wantedOf);
      if (settling.length + wanted.length === 0) break;
      const taken = record(settling, wanted);
      for (const { lane, delivery } of wanted) if (taken?.has(delivery.id)) start(lane, delivery);
      if (!taken || wanted.length === 0) break;
    }
    // The grace is over and the ledger may be closed: the next start finds it as a crash would have left it.
    for (const { recorded } of ended.values()) recorded();
  }

  /** @returns the ids of what was taken; null when the disk refused everything */
  function record(
    settling: readonly Ended[],
    wanted: readonly { readonly delivery: Delivery }[],
  ): ReadonlySet<number> | null {
    const ids = wanted.map(({ delivery }) => delivery.id);
    try {
      const taken = outbox.settleAndClaim(settling, ids, clock.wallMs());
      for (const { delivery, recorded } of settling) {
        ended.delete(delivery.id);
        recorded();
      }
      if (settling.some(({ alerts }) => alerts.length > 0)) onAlert();
      return taken;
    } catch (cause) {
      onFailure('A delivery could not be recorded; it is tried again', cause);
      return null;
    }
  }

  /** As many as there is room for. */
  function wantedOf(lane: Lane): readonly { readonly lane: Lane; readonly delivery: Delivery }[] {
    const { channel } = lane;
    const room = channel.atOnce - lane.active;
    if (room <= 0) return [];
    if (lane.waiting.length === 0) {
      lane.waiting = outbox
        .due(clock.wallMs(), channel.kind, readAtOnce)
        .filter((delivery) => channel.canSend(delivery));
    }
    return lane.waiting.splice(0, room).map((delivery) => ({ lane, delivery }));
  }

  function start(lane: Lane, due: Delivery): void {
    lane.active += 1;
    const done = work(lane, { ...due, tries: due.tries + 1 })
      .catch((cause) => onFailure('A delivery could not be recorded; it is tried again', cause))
      .then(() => void underway.delete(done));
    underway.add(done);
  }

  async function work(lane: Lane, delivery: Delivery): Promise<void> {
    const { channel } = lane;
    crashPoint('after T6');
    let result: Settled = { state: 'sent' };
    try {
      refuseIfGone(delivery);
      await channel.send(delivery);
    } catch (caught) {
      result = settledBy(channel, delivery, asRunFailure(caught));
    }
    crashPoint('after the send');
    lane.active -= 1;
    if (isStopped) return;
    const alerts = alertsOf(delivery, result);
    await new Promise<void>((recorded) => {
      ended.set(delivery.id, { delivery, result, alerts, recorded });
      plan();
    });
    crashPoint('after T7');
    needs.listen({ kind: 'delivered', runId: delivery.runId });
  }

  /** What said that it is gone is not asked again by itself; a person may. */
  function refuseIfGone({ channel, recipient, askedAtMs }: Delivery): void {
    const refusal = askedAtMs === null ? outbox.lastRefusal(channel, recipient) : null;
    if (refusal?.code === 'target-gone') throw RunFailure.from(refusal);
  }

  /** Where it is certain that it did not arrive, it goes the job's other way, and the desktop says both. */
  function alertsOf(delivery: Delivery, result: Settled): readonly NewDelivery[] {
    if (result.state !== 'dead' && result.state !== 'unknown') return [];
    const instead = result.state === 'dead' ? needs.fallBack(delivery, result.failure) : [];
    return [...announceUndelivered(delivery, result.failure, instead), ...instead];
  }

  function settledBy(channel: DeliveryChannel, delivery: Delivery, failed: RunFailure): Settled {
    const failure = failed.record();
    if (failure.code === 'delivery-unknown')
      return resultUnknown(delivery, failure, clock.wallMs());
    if (failure.permanent || delivery.tries >= channel.retry.attempts)
      return { state: 'dead', failure };
    const backedOffMs = backoffMs(channel.retry, delivery.tries, needs.random.fraction());
    const askedMs = Math.min(failure.retryAfterMs ?? 0, longestWishMs);
    const nextAtMs = clock.wallMs() + Math.max(backedOffMs, askedMs);
    return { state: 'pending', failure, nextAtMs };
  }

  async function idle(): Promise<void> {
    while (underway.size > 0) await Promise.all(underway);
  }

  return {
    kick: turn,
    idle,
    async stop(graceMs) {
      isStopping = true;
      if (underway.size > 0) {
        await new Promise<void>((resolve) => {
          const cancel = clock.after(graceMs, resolve);
          void idle().then(() => {
            cancel();
            resolve();
          });
        });
      }
      isStopped = true;
    },
  };
}
