import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, nextAttemptAtMs } from '../../../../main/domain/run/retry.ts';

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

const atOnce = { attempt: 1, nowMs: 1_000_000, random: 1 };
const daily = {
  retry,
  catchUp: { policy: 'latest', withinMs: 86_400_000, graceMs: null, max: 1 },
} as const;
const dueNow = { dueAtMs: 1_000_000, requestedAtMs: 1_000_000 };

test.each([
  ['what asks for a second waits for its backoff all the same', 1_000, 30_000],
  ['what asks for two minutes gets two minutes', 120_000, 120_000],
  ['what asks for a month gets what is left of the time in which the slot counts', 3e9, 86_400_000],
  ['what asks for ever gets no more than that', Number.POSITIVE_INFINITY, 86_400_000],
  ['a time that has passed makes nothing faster', -5_000, 30_000],
  ['what is no number is no wish', Number.NaN, 30_000],
])('%s (D05)', (_, retryAfterMs, waitMs) => {
  expect(nextAttemptAtMs(daily, dueNow, { ...atOnce, retryAfterMs })).toBe(1_000_000 + waitMs);
});

test('a slot that has grown too old meanwhile is tried again after its backoff, never at once', () => {
  const old = { dueAtMs: 1_000_000 - 86_400_000, requestedAtMs: 1_000_000 };
  expect(nextAttemptAtMs(daily, old, { ...atOnce, retryAfterMs: 3e9 })).toBe(1_030_000);
});
