import type { Claim, Clock } from '../domain/ports.ts';
import {
  beatMs,
  type Heartbeats,
  isDead,
  type Watched,
  watchPulses,
} from '../domain/run/liveness.ts';
import type { Run } from '../domain/run/run.ts';

/** Keeps the heart of our own runs beating, and finds runs whose owner has died or lost them. */
export interface Watchdog {
  /** A run of ours has begun: counts up every 10 s until none is under way. */
  beat(): void;
  /** Takes over what stands still. Call at every tick. @returns the runs that are recorded again */
  look(awakeMs: number): readonly Run[];
  stop(): void;
}

export interface WatchdogNeeds {
  readonly clock: Clock;
  readonly bootId: string;
  readonly heartbeats: Heartbeats;
  /** Runs that this process is at work on. */
  readonly underway: () => readonly Claim[];
  readonly onFailure: (message: string, cause: unknown) => void;
}

/**
 * The process lock proves other boots dead at start; this covers what it cannot: an owner that hangs,
 * two processes that slipped past the lock, and a run of our own whose end the disk refused to record.
 */
export function createWatchdog(needs: WatchdogNeeds): Watchdog {
  const { clock, heartbeats, bootId } = needs;
  let watched: readonly Watched[] = [];
  let cancelBeat: (() => void) | null = null;

  function beatOnce(): void {
    cancelBeat = null;
    const claims = needs.underway();
    if (claims.length === 0) return;
    try {
      heartbeats.beat(claims);
    } catch (cause) {
      needs.onFailure('The sign of life of a run could not be written', cause);
    }
    cancelBeat = clock.after(beatMs, beatOnce);
  }

  return {
    beat() {
      cancelBeat ??= clock.after(beatMs, beatOnce);
    },
    look(awakeMs) {
      const own = new Set(needs.underway().map(({ runId }) => runId));
      const pulses = heartbeats.running().filter(({ runId }) => !own.has(runId));
      watched = watchPulses(watched, pulses, awakeMs);
      // Of our own boot, and nobody here works on it: its end was refused by the disk. No need to wait.
      const dead = watched.filter((one) => one.pulse.bootId === bootId || isDead(one));
      return dead.flatMap(({ pulse }) => heartbeats.takeOver(pulse, clock.wallMs()) ?? []);
    },
    stop() {
      cancelBeat?.();
      cancelBeat = null;
    },
  };
}
