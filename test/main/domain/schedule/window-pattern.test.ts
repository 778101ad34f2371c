import { expect, test } from 'vitest';
import { patternsOfWindow } from '../../../../main/domain/schedule/window-pattern.ts';

const zone = 'Europe/Berlin';
const window = (key: string, from: string, to: string) => ({
  key,
  fromMs: Date.parse(from),
  toMs: Date.parse(to),
});
const weekend = window(
  'day:2026-10-30/2026-11-01',
  '2026-10-29T23:00:00+00:00',
  '2026-11-01T23:00:00Z',
);

test.each([
  ['/in/{window}.csv', ['/in/2026-10-30.csv', '/in/2026-10-31.csv', '/in/2026-11-01.csv']],
  ['/in/{window:YYYY/MM}/x.csv', ['/in/2026/10/x.csv', '/in/2026/11/x.csv']],
  ['/in/*.csv', ['/in/*.csv']],
])('%s over a weekend on which the clocks change is %j', (pattern, paths) => {
  const days = { ...weekend, fromMs: Date.parse('2026-10-29T23:00:00Z') };
  expect(patternsOfWindow(pattern, days, zone)).toEqual(paths);
});

test('a month is named as a month, unless dates are asked for', () => {
  const month = window('month:2026-02', '2026-01-31T23:00:00Z', '2026-02-28T23:00:00Z');
  expect(patternsOfWindow('/in/{window}.xlsx', month, zone)).toEqual(['/in/2026-02.xlsx']);
  expect(patternsOfWindow('/in/{window:YYYYMMDD}.csv', month, zone)).toHaveLength(28);
});

test('without a period any name may stand there', () => {
  expect(patternsOfWindow('/in/{window}.csv', null, zone)).toEqual(['/in/*.csv']);
});
