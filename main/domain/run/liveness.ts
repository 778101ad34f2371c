import type { Claim } from '../ports.ts';
import type { Run } from './run.ts';

/** A run under way as the ledger shows it, to whoever watches over it. */
export interface Pulse extends Claim {
  readonly bootId: string;
  /** Counts up while its owner lives. It is no time, so that no clock and no sleep can expire it. */
  readonly heartbeat: number;
}

/** Signs of life of the runs under way. */
export interface Heartbeats {
  /** Counts up. @returns the claims that somebody else owns by now */
  beat(claims: readonly Claim[]): readonly Claim[];
  running(): readonly Pulse[];
  /**
   * Ends the attempt as abandoned and records the run again, where it still looks as it was seen.
   * @returns null when its owner was quicker
   */
  takeOver(seen: Pulse, nowMs: number): Run | null;
}

/** How often an owner counts up. */
export const beatMs = 10_000;

/** A pulse and how long it has stood still while the watcher was awake. */
export interface Watched {
  readonly pulse: Pulse;
  readonly stillMs: number;
}

/** So long a pulse stands still before another process takes the run over. */
const stillUntilTakenMs = 60_000;
/** A look at the pulses counts for no more than this: the rest of the time the watcher slept too. */
const longestLookMs = 35_000;

/**
 * Compares the pulses with those of the last look.
 * @param awakeMs time on the watcher's own monotonic clock since then
 */
export function watchPulses(
  before: readonly Watched[],
  pulses: readonly Pulse[],
  awakeMs: number,
): readonly Watched[] {
  const known = new Map(before.map((watched) => [watched.pulse.runId, watched]));
  return pulses.map((pulse) => {
    const last = known.get(pulse.runId);
    const isStill = last?.pulse.fence === pulse.fence && last.pulse.heartbeat === pulse.heartbeat;
    return { pulse, stillMs: isStill ? last.stillMs + Math.min(awakeMs, longestLookMs) : 0 };
  });
}

export function isDead({ stillMs }: Watched): boolean {
  return stillMs >= stillUntilTakenMs;
}
