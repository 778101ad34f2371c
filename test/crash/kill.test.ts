import { expect, test } from 'vitest';
import { crashPoints, killOften } from './kill-home.ts';
import { firstSeed } from './seeded.ts';

test('A01 P1: killed 60 times at seeded points, nothing runs twice, vanishes or is torn', async () => {
  const seed = firstSeed(100);
  const { kills, diedAt, violations, seconds } = await killOften(60, seed);
  console.log(`${kills} kills in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`);
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(60);
  expect(new Set(diedAt)).toEqual(new Set([...crashPoints, 'statement', 'any time']));
});
