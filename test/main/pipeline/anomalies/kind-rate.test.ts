import { expect, test } from 'vitest';
import {
  type Gravity,
  KindRate,
} from '../../../../main/pipeline/analyze/anomalies/logs/kind-rate.ts';

/** What is found in each hour, by its number. */
function foundIn(counts: readonly number[], gravity: Gravity = 'other', before = 0) {
  const rate = new KindRate(gravity, 24, before);
  return counts.flatMap((count, hour) => {
    const judged = rate.next(count);
    return judged ? [[hour, judged.finding]] : [];
  });
}

const days = (count: number, of: (hour: number) => number) =>
  Array.from({ length: count * 24 }, (_, n) => of(n % 24));
const steady = days(10, (hour) => 10 + hour);

test('a steady rate has no findings', () => {
  expect(foundIn([...steady, ...steady])).toEqual([]);
});

test('a burst is half as much again as ever before, and the next one is a burst too', () => {
  expect(foundIn([...steady, 60, 10, 10, 60])).toEqual([
    [240, 'burst'],
    [243, 'burst'],
  ]);
});

test('three times the highest of this hour is a burst also where other hours have more', () => {
  const counts = days(10, (hour) => (hour === 12 ? 500 : 5));
  expect(foundIn([...counts, 5, 5, 40])).toEqual([[242, 'burst']]);
});

test('what stays high for two days is usual from then on', () => {
  const found = foundIn([...steady, ...Array.from({ length: 72 }, () => 200)]);
  expect(found.length).toBeGreaterThan(24);
  expect(found.length).toBeLessThanOrEqual(48);
});

test('a kind that comes each hour vanishes in the first hour without it', () => {
  expect(foundIn([...steady, 0, 11])).toEqual([[240, 'vanished']]);
});

test('a kind that comes once an hour has vanished when it is silent for longer than twice as ever', () => {
  const hourly = days(10, () => 1);
  expect(foundIn([...hourly, 0, 0, 0, 0, 0, 1])).toEqual([[242, 'vanished']]);
});

test('the first hour ever without any message is told', () => {
  const sparse = days(10, (hour) => 1 + (hour % 3));
  expect(foundIn([...sparse, 0, 1], 'whole')).toEqual([[240, 'vanished']]);
});

test.each([
  ['error', 2, true],
  ['error', 1, false],
  ['info', 7, false],
  ['info', 8, true],
] as const)(
  'a new kind of gravity %s that comes %i times is told: %s',
  (gravity, count, isTold) => {
    expect(foundIn([count], gravity, 100)).toEqual(isTold ? [[0, 'new']] : []);
  },
);

test('in the first three days nothing is called unusual', () => {
  expect(foundIn([...days(2, () => 3), 500, 0])).toEqual([]);
});
