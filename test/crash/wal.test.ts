import { expect, test } from 'vitest';
import { firstSeed } from './seeded.ts';
import { surviveWalDamage } from './wal.ts';

test('A04 P2: of 100 WALs cut or with a flipped bit the last whole commit stands, and the ledger goes on', async () => {
  const seed = firstSeed(100);
  const { images, commits, violations, seconds } = await surviveWalDamage(100, seed);
  console.log(
    `${images} images of ${commits} commits in ${seconds.toFixed(0)} s, ALMANAC_SEED=${seed}`,
  );
  expect(violations).toEqual([]);
  expect(images).toBe(100);
  expect(commits).toBeGreaterThan(20);
});
