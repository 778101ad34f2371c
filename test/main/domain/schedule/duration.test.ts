import { expect, test } from 'vitest';
import { durationText, parseDuration } from '../../../../main/domain/schedule/duration.ts';

test.each([
  ['0s', 0],
  ['90m', 5_400_000],
  ['7d', 604_800_000],
  ['30s', 30_000],
  ['1500ms', 1_500],
])('%s is the text of %i ms', (text, ms) => {
  expect([durationText(ms), parseDuration(text)]).toEqual([text, ms]);
});

test('1h30m is a duration; 90, 1.5h and -1m are none', () => {
  expect(['1h30m', '90', '1.5h', '-1m', ''].map(parseDuration)).toEqual([
    5_400_000,
    null,
    null,
    null,
    null,
  ]);
});
