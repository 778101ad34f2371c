import { announceUndelivered } from '../domain/announcement.ts';
import type { DeliveryChannel } from '../domain/channel.ts';
import { crashPoint } from '../domain/crash-point.ts';
import type { Delivery, NewDelivery } from '../domain/delivery.ts';
import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Outbox, Settled } from '../domain/outbox.ts';
import type { Clock, Listen, Random } from '../domain/ports.ts';
import { resultUnknown } from '../domain/resend.ts';
import { backoffMs } from '../domain/retry.ts';
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

const readAtOnce = 64;
/** What the other side asks for counts up to a day. */
const longestWishMs = 86_400_000;

/** @param onAlert called when the ledger has an alert more to tell */
export function createDeliveryLanes(needs: LaneNeeds, onAlert: () => void): DeliveryLanes {
  const { outbox, clock, onFailure } = needs;
  const lanes = needs.channels.map((channel): Lane => ({ channel, waiting: [], active: 0 }));
  const underway = new Set<Promise<void>>();
  /** Sent by this process, and then the disk refused to say so. */
  const unsettled = new Map<number, Settled>();
  let isStopping = false;
  let isStopped = false;

  function kick(): void {
    for (const [id, result] of unsettled) if (write(id, result)) unsettled.delete(id);
    for (const lane of lanes) fill(lane);
  }

  function fill(lane: Lane): void {
    while (!isStopping && lane.active < lane.channel.atOnce) {
      const next = take(lane);
      if (!next) return;
      lane.active += 1;
      const done = work(lane.channel, next)
        .catch((cause) => onFailure('A delivery could not be recorded; it is tried again', cause))
        .then(() => {
          underway.delete(done);
          lane.active -= 1;
        })
        .then(() => fill(lane))
        .catch((cause) => onFailure('What is due could not be sent; it is tried again', cause));
      underway.add(done);
    }
  }

  /** T6: the next one that nobody else has taken. */
  function take(lane: Lane): Delivery | null {
    if (lane.waiting.length === 0) {
      lane.waiting = outbox
        .due(clock.wallMs(), lane.channel.kind, readAtOnce)
        .filter((delivery) => lane.channel.canSend(delivery));
    }
    for (;;) {
      const next = lane.waiting.shift();
      if (!next) return null;
      if (outbox.claim(next.id, clock.wallMs())) return { ...next, tries: next.tries + 1 };
    }
  }

  async function work(channel: DeliveryChannel, delivery: Delivery): Promise<void> {
    crashPoint('after T6');
    let result: Settled = { state: 'sent' };
    try {
      refuseIfGone(delivery);
      await channel.send(delivery);
    } catch (caught) {
      result = settledBy(channel, delivery, asRunFailure(caught));
    }
    crashPoint('after the send');
    // The grace is over and the ledger may be closed: the next start finds it as a crash would have left it.
    if (isStopped) return;
    unsettled.set(delivery.id, result);
    if (write(delivery.id, result, delivery)) unsettled.delete(delivery.id);
    crashPoint('after T7');
    needs.listen({ kind: 'delivered', runId: delivery.runId });
  }

  /** What said that it is gone is not asked again by itself; a person may. */
  function refuseIfGone({ channel, recipient, askedAtMs }: Delivery): void {
    const refusal = askedAtMs === null ? outbox.lastRefusal(channel, recipient) : null;
    if (refusal?.code === 'target-gone') throw RunFailure.from(refusal);
  }

  /** T7. @returns false when the disk refused it */
  function write(id: number, result: Settled, delivery?: Delivery): boolean {
    try {
      const isEnd = result.state === 'dead' || result.state === 'unknown';
      const alerts = isEnd && delivery ? alertsOf(delivery, result) : [];
      outbox.settle(id, result, clock.wallMs(), alerts);
      if (alerts.length > 0) onAlert();
      return true;
    } catch (cause) {
      onFailure('A delivery could not be recorded; it is tried again', cause);
      return false;
    }
  }

  /** Where it is certain that it did not arrive, it goes the job's other way, and the desktop says both. */
  function alertsOf(
    delivery: Delivery,
    { state, failure }: Extract<Settled, { readonly state: 'dead' | 'unknown' }>,
  ): readonly NewDelivery[] {
    const instead = state === 'dead' ? needs.fallBack(delivery, failure) : [];
    return [...announceUndelivered(delivery, failure, instead), ...instead];
  }

  function settledBy(channel: DeliveryChannel, delivery: Delivery, failed: RunFailure): Settled {
    const failure = failed.record();
    if (failure.code === 'delivery-unknown')
      return resultUnknown(delivery, failure, clock.wallMs());
    if (failure.permanent || delivery.tries >= channel.retry.attempts)
      return { state: 'dead', failure };
    const backedOffMs = backoffMs(channel.retry, delivery.tries, needs.random.fraction());
    const askedMs = Math.min(failure.retryAfterMs ?? 0, longestWishMs);
    const nextAtMs = clock.wallMs() + Math.max(backedOffMs, askedMs > 0 ? askedMs : 0);
    return { state: 'pending', failure, nextAtMs };
  }

  async function idle(): Promise<void> {
    while (underway.size > 0) await Promise.all(underway);
  }

  return {
    kick,
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
