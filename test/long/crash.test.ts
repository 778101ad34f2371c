import { expect, test } from 'vitest';
import { killOften } from '../crash/kill-home.ts';
import { firstSeed } from '../crash/seeded.ts';
import { surviveSnapshots } from '../crash/snapshots.ts';
import { surviveWalDamage } from '../crash/wal.ts';

test('A01 P1: killed 2,000 times at seeded points, nothing runs twice, vanishes or is torn', async () => {
  const seed = firstSeed(10_000);
  const { kills, violations, seconds } = await killOften(2000, seed);
  console.log(`${kills} kills in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`);
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(2000);
});

test('A01 P1: from what the disk holds at 10,000 statement boundaries the ledger goes on, nothing twice or lost', async () => {
  const seed = firstSeed(10_000);
  const survived = await surviveSnapshots({ boundaries: 10_000, every: 1, seed });
  const { boundaries, images, seconds } = survived;
  console.log(
    `${boundaries} boundaries, ${images} different, in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`,
  );
  expect(survived.violations).toEqual([]);
  expect(images).toBeGreaterThan(500);
});

test('A04 P2: of 600 WALs cut or with a flipped bit the last whole commit stands, and the ledger goes on', async () => {
  const seed = firstSeed(10_000);
  const { images, commits, violations, seconds } = await surviveWalDamage(600, seed);
  console.log(
    `${images} images of ${commits} commits in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`,
  );
  expect(violations).toEqual([]);
  expect(images).toBe(600);
});
