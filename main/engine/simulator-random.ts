import type { Random } from '../domain/ports.ts';

/** Seeded: mulberry32 (T. Ettinger 2017) for fractions, a counter behind the time for run ids. */
export function createSimulatorRandom(seed: number, wallMs: () => number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  let count = Math.floor(fraction() * idsAMillisecond);
  return {
    fraction,
    runId() {
      count = (count + 1) % idsAMillisecond;
      return base36(wallMs(), 8) + base36(count, 4);
    },
  };
}

const idsAMillisecond = 36 ** 4;

function base36(value: number, digits: number): string {
  return value.toString(36).padStart(digits, '0');
}
