import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../../main/domain/retry.ts';

const retry = { attempts: 5, firstMs: 30_000, maxMs: 600_000 };

test('the wait doubles from attempt to attempt until its maximum', () => {
  const waits = [1, 2, 3, 6, 20].map((attempt) => backoffMs(retry, attempt, 1));
  expect(waits).toEqual([30_000, 60_000, 120_000, 600_000, 600_000]);
});

test('jitter takes off half of the wait at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, random) => {
        const longest = backoffMs(retry, n, 1);
        const wait = backoffMs(retry, n, random);
        return wait >= longest / 2 && wait <= longest;
      },
    ),
  );
});
