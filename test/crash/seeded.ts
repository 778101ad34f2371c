/** Repeats the same numbers for the same seed (mulberry32). */
export interface Seeded {
  /** In [0, 1). */
  fraction(): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

export function seeded(...seeds: readonly number[]): Seeded {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) >>> 0, 0x5eed);
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    between,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
  };
}

/** The seed of this run: `ALMANAC_SEED` repeats an earlier one. */
export function firstSeed(usual: number): number {
  const seed = Number(process.env.ALMANAC_SEED ?? usual);
  if (!Number.isSafeInteger(seed)) throw new Error('ALMANAC_SEED must be a whole number');
  return seed;
}
