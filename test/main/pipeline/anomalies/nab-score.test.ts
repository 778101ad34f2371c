import { expect, test } from 'vitest';
import { bestThreshold, profiles, scoreAt } from '../../../bench/nab/nab-score.ts';

/** 1,000 rows, of which 150 do not count, and one window of 100 rows. */
const file = (hits: readonly number[]) => ({
  scores: Array.from({ length: 1000 }, (_, at) => (hits.includes(at) ? 1 : 0)),
  windows: [[400, 499]] as const,
});

test.each([
  ['says nothing', [], 0],
  ['speaks at the left edge of the window', [400], 100],
  ['speaks twice in the window', [400, 450], 100],
  ['speaks in its first rows only, which do not count', [10], 0],
  ['speaks in the middle of the window', [450], 50 + 50 * (0.848284 / 0.986614)],
  ['speaks once before the window', [300], -5.5],
  ['speaks long after the window', [900], -5.5],
  ['speaks at its end, and right after it', [499, 500], 50 + 50 * 0.025339 - 5.5 * 0.025246],
])('a detector that %s has its points', (_, hits, points) => {
  expect(scoreAt([file(hits)], 0.5).score).toBeCloseTo(points, 3);
});

test('the other profiles weigh false alarms and misses anew', () => {
  expect(scoreAt([file([300])], 0.5, profiles.fewFalse).score).toBeCloseTo(-11, 3);
  expect(scoreAt([file([300])], 0.5, profiles.fewMissed).score).toBeCloseTo(-11 / 3, 3);
});

test('the best threshold leaves out what only costs', () => {
  const scores = file([400]).scores.map((score, at) => (at === 300 ? 0.4 : score));
  expect(bestThreshold([{ ...file([]), scores }])).toBe(1);
});
