import { wasMissed } from '../domain/delivery/summary.ts';
import type { Clock } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import type { Network } from '../domain/source/network.ts';

/** A network that has just come back is given so long; sources behind a VPN need it. */
const afterNetworkMs = 5_000;
/** Without any network the runs start then: what they read may lie on this disk. */
const longestMs = 45_000;
const lookEveryMs = 1_000;

/** Whether a run stands for a slot that nobody could run in time, and has not begun. */
export function isBacklog(run: Run): boolean {
  return run.attempts === 0 && wasMissed(run);
}

export interface Settle {
  /** Whether runs recorded at this instant wait for the network still. */
  isSettling(recordedAtMs: number): boolean;
  /** Somebody sits at the laptop and asked for it: what is recorded by now does not wait. */
  skip(recordedAtMs: number): void;
  stop(): void;
}

/**
 * After a wake or a start what was missed is recorded at once, and starts 5 s after the network
 * answers, 45 s at most: runs that start before it would burn their attempts.
 */
export function createSettle(needs: {
  readonly clock: Clock;
  readonly network: Network;
  readonly onSettled: () => void;
}): Settle {
  const { clock, network, onSettled } = needs;
  let settledForMs = Number.NEGATIVE_INFINITY;
  let isWaiting = false;
  let cancelLook: () => void = () => {};

  function wait(recordedAtMs: number): void {
    isWaiting = true;
    const beganMs = clock.monotonicMs();
    let onlineMs: number | null = null;
    const look = (): void => {
      const nowMs = clock.monotonicMs();
      onlineMs = network.isOnline() ? (onlineMs ?? nowMs) : null;
      const isReady = onlineMs !== null && nowMs - onlineMs >= afterNetworkMs;
      if (!isReady && nowMs - beganMs < longestMs) {
        cancelLook = clock.after(lookEveryMs, look);
        return;
      }
      isWaiting = false;
      settledForMs = Math.max(settledForMs, recordedAtMs);
      onSettled();
    };
    look();
  }

  return {
    isSettling(recordedAtMs) {
      if (recordedAtMs <= settledForMs) return false;
      if (!isWaiting) wait(recordedAtMs);
      return true;
    },
    skip(recordedAtMs) {
      settledForMs = Math.max(settledForMs, recordedAtMs);
    },
    stop: () => cancelLook(),
  };
}
