import type { Clock } from '../domain/ports.ts';
import type { Log } from './log.ts';

/** A part of the program that has something to finish before the process ends. */
export interface Joiner {
  readonly name: string;
  /** How long it may take; what takes longer is left behind and said so. */
  readonly deadlineMs: number;
  join(): Promise<void>;
}

/** No quit takes longer, whatever the joiners' own deadlines add up to. */
export const quitWithinMs = 5000;

/**
 * Joins one after the other in the order of the list: later ones rely on earlier ones having
 * stopped (the database closes after the last run was recorded). A joiner that fails or is late
 * never keeps the others from their turn.
 */
export async function joinAll(
  joiners: readonly Joiner[],
  clock: Pick<Clock, 'monotonicMs' | 'after'>,
  log: Log,
): Promise<void> {
  const endAtMs = clock.monotonicMs() + quitWithinMs;
  for (const joiner of joiners) {
    const beganAtMs = clock.monotonicMs();
    const leftMs = Math.max(0, Math.min(joiner.deadlineMs, endAtMs - beganAtMs));
    log.info(`quit: ${joiner.name} begins`);
    const ending = await joinWithin(joiner, leftMs, clock, log);
    log.info(
      `quit: ${joiner.name} ${ending} after ${Math.round(clock.monotonicMs() - beganAtMs)} ms`,
    );
  }
}

function joinWithin(
  joiner: Joiner,
  ms: number,
  clock: Pick<Clock, 'after'>,
  log: Log,
): Promise<'ended' | 'failed' | 'was left behind'> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve('was left behind'));
    const settle = (ending: 'ended' | 'failed') => {
      cancel();
      resolve(ending);
    };
    // An async wrapper, so that a joiner that throws at once counts as failed, too.
    (async () => joiner.join())().then(
      () => settle('ended'),
      (error: unknown) => {
        log.error(`quit: ${joiner.name} failed`, error);
        settle('failed');
      },
    );
  });
}
