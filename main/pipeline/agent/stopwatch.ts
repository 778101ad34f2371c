import { RunFailure } from '../../domain/failure.ts';
import type { Interrupt } from '../../domain/model/model.ts';
import type { Clock } from '../../domain/ports.ts';
import { unreachable } from './model-failure.ts';

type Cause = 'idle' | 'total' | 'cancelled';

export interface Stopwatch {
  readonly signal: AbortSignal;
  /** Something came: the idle time begins anew. */
  touch(): void;
  /** The work, or a rejection as soon as the time is over: a stalled body may never settle by itself. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Why it stopped, or null while it has not. */
  failure(who: string): RunFailure | null;
  end(): void;
}

/** Ends a request that does not begin, stands still, takes too long, or that nobody waits for any more. */
export function createStopwatch(
  clock: Pick<Clock, 'after'>,
  { idleMs, totalMs }: { readonly idleMs: number; readonly totalMs: number },
  interrupt: Interrupt,
): Stopwatch {
  const controller = new AbortController();
  let cause: Cause | null = null;
  let reject: (reason: Error) => void = () => {};
  const stopped = new Promise<never>((_, rejects) => {
    reject = rejects;
  });
  stopped.catch(() => {});
  const stop = (why: Cause) => {
    if (cause !== null) return;
    cause = why;
    controller.abort();
    reject(new Error(why));
  };
  let cancelIdle = clock.after(idleMs, () => stop('idle'));
  const cancelTotal = clock.after(totalMs, () => stop('total'));
  if (interrupt.aborted) stop('cancelled');
  interrupt.addEventListener('abort', () => stop('cancelled'));

  return {
    signal: controller.signal,
    touch() {
      cancelIdle();
      if (cause === null) cancelIdle = clock.after(idleMs, () => stop('idle'));
    },
    race: (work) => Promise.race([work, stopped]),
    failure(who) {
      switch (cause) {
        case null:
          return null;
        case 'idle':
          return unreachable(who, `sent nothing for ${idleMs / 1000} s`);
        case 'total':
          return unreachable(who, `took longer than ${totalMs / 1000} s`);
        case 'cancelled':
          return new RunFailure('cancelled', 'You cancelled this run.', { permanent: true });
      }
    },
    end() {
      cancelIdle();
      cancelTotal();
    },
  };
}
