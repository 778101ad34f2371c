import { expect, test } from 'vitest';
import { firstSeed } from './seeded.ts';
import { surviveSnapshots } from './snapshots.ts';

test('A01 P1: from what the disk holds at 360 statement boundaries the ledger goes on, nothing twice or lost', async () => {
  const seed = firstSeed(100);
  const survived = await surviveSnapshots({ boundaries: 360, every: 8, seed });
  const { boundaries, images, seconds } = survived;
  console.log(
    `${boundaries} boundaries, ${images} different, in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`,
  );
  expect(survived.violations).toEqual([]);
  expect(images).toBeGreaterThan(100);
});
