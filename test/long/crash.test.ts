import { expect, test } from 'vitest';
import { killOften } from '../crash/kill-home.ts';
import { firstSeed } from '../crash/seeded.ts';

test('A01 P1: killed 2,000 times at seeded points, nothing runs twice, vanishes or is torn', async () => {
  const seed = firstSeed(10_000);
  const { kills, violations, seconds } = await killOften(2000, seed);
  console.log(`${kills} kills in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`);
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(1990);
});
