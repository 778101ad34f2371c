import { expect, test } from 'vitest';
import { brokenPromises } from '../cast/live-history.ts';

const firstSeed = Number(process.env.ALMANAC_SEED ?? 1000);

test.each(Array.from({ length: 500 }, (_, index) => firstSeed + index))(
  'no promise breaks in the random history of seed %i (P6, P9, P13)',
  async (seed) => {
    expect(await brokenPromises(seed)).toEqual([]);
  },
);
