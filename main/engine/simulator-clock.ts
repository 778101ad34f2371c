import type { Clock } from '../domain/ports.ts';

/** A wall clock that a script moves, and the timers of simulated processes in the order they fire. */
export interface SimulatorClock {
  wallMs(): number;
  /** The clock of one process; `forget` drops its timers, as its death does. */
  open(): { readonly clock: Clock; readonly forget: () => void };
  /** When the next timer fires, on the wall clock as it is set now; Infinity without one. */
  nextTimerMs(): number;
  /** Lets time pass awake. Timers on the way are not fired: go no further than the next one. */
  passTo(wallMs: number): void;
  /** Fires the next timer, whose time must have come. */
  fire(): void;
  /** Wall and monotonic time go on, timers stand still: what was left of a wait is left after waking. */
  sleepTo(wallMs: number): void;
  /** Sets the wall clock and nothing else. */
  set(wallMs: number): void;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

export function createSimulatorClock(startMs: number): SimulatorClock {
  // Time awake is what timers wait in; the two other clocks differ from it by what happened.
  let awakeMs = 0;
  let sleptMs = 0;
  let wallOffsetMs = startMs;
  const timers = new Set<Timer>();
  const wallMs = () => awakeMs + wallOffsetMs;

  function next(): Timer | null {
    let first: Timer | null = null;
    for (const timer of timers) if (!first || timer.dueMs < first.dueMs) first = timer;
    return first;
  }

  return {
    wallMs,
    open() {
      const own = new Set<Timer>();
      return {
        clock: {
          wallMs,
          monotonicMs: () => awakeMs + sleptMs,
          after(ms, callback) {
            const timer: Timer = {
              dueMs: awakeMs + Math.max(0, ms),
              callback() {
                own.delete(timer);
                callback();
              },
            };
            own.add(timer);
            timers.add(timer);
            return () => {
              own.delete(timer);
              timers.delete(timer);
            };
          },
        },
        forget() {
          for (const timer of own) timers.delete(timer);
          own.clear();
        },
      };
    },
    nextTimerMs: () => (next()?.dueMs ?? Number.POSITIVE_INFINITY) + wallOffsetMs,
    passTo(ms) {
      awakeMs = Math.max(awakeMs, ms - wallOffsetMs);
    },
    fire() {
      const timer = next();
      if (!timer) return;
      timers.delete(timer);
      timer.callback();
    },
    sleepTo(ms) {
      const passedMs = Math.max(0, ms - wallMs());
      sleptMs += passedMs;
      wallOffsetMs += passedMs;
    },
    set(ms) {
      wallOffsetMs = ms - awakeMs;
    },
  };
}
