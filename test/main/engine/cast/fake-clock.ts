import type { Clock } from '../../../../main/domain/ports.ts';

/** A clock that stands still until a test moves it; timers fire in order on the way. */
export interface FakeClock extends Clock {
  /** Lets time pass awake: every timer fires at its own instant. */
  advance(ms: number): Promise<void>;
  /** Lets time pass asleep: timers fire only on waking, late and all at once. */
  sleep(ms: number): Promise<void>;
  /** As on Linux and macOS, where timers stand still in sleep: each fires as much later as it was asleep. */
  freeze(ms: number): void;
  /** Somebody sets the wall clock: by so much, forward or back below 0. No timer notices. */
  set(byMs: number): void;
}

export function createFakeClock(startIso: string): FakeClock {
  let wallMs = Date.parse(startIso);
  let monotonicMs = 0;
  const timers = new Map<symbol, { readonly dueMs: number; readonly callback: () => void }>();

  async function fireUntil(endMs: number): Promise<void> {
    for (;;) {
      const next = [...timers].sort(([, a], [, b]) => a.dueMs - b.dueMs)[0];
      if (!next || next[1].dueMs > endMs) return;
      timers.delete(next[0]);
      const stepMs = Math.max(0, next[1].dueMs - monotonicMs);
      monotonicMs += stepMs;
      wallMs += stepMs;
      next[1].callback();
      await settle();
    }
  }

  return {
    wallMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    after(ms, callback) {
      const id = Symbol('timer');
      timers.set(id, { dueMs: monotonicMs + ms, callback });
      return () => timers.delete(id);
    },
    soon: (callback) => void setImmediate(callback),
    async advance(ms) {
      const endMs = monotonicMs + ms;
      await fireUntil(endMs);
      wallMs += endMs - monotonicMs;
      monotonicMs = endMs;
    },
    freeze(ms) {
      wallMs += ms;
      monotonicMs += ms;
      for (const [id, timer] of timers) timers.set(id, { ...timer, dueMs: timer.dueMs + ms });
    },
    set(byMs) {
      wallMs += byMs;
    },
    async sleep(ms) {
      wallMs += ms;
      monotonicMs += ms;
      await fireUntil(monotonicMs);
    },
  };
}

/** Lets everything that is ready run: promises of the fakes settle without a real wait. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
