import { expect, test } from 'vitest';
import { bound, bucketsOf, within } from '../../../main/pipeline/analyze/period.ts';

const berlin = { name: 'at', type: 'TIMESTAMP', zone: 'Europe/Berlin' };
const ms = (text: string) => Date.parse(text);

test('times without an offset are compared by the clock on the wall of the job', () => {
  const day = { fromMs: ms('2026-11-02T23:00Z'), toMs: ms('2026-11-03T23:00Z') };
  expect(within(berlin, day)).toBe(
    `"at" >= TIMESTAMP '2026-11-03 00:00:00' AND "at" < TIMESTAMP '2026-11-04 00:00:00'`,
  );
});

test('times with an offset are compared as instants', () => {
  const instants = { ...berlin, type: 'TIMESTAMP WITH TIME ZONE' };
  expect(bound(instants, ms('2026-11-02T23:00Z'))).toBe(`TIMESTAMPTZ '2026-11-02 23:00:00+00'`);
});

test('in the repeated hour neighbouring windows share no row', () => {
  const hours = ['2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z'].map(ms);
  expect(hours.map((hour) => bound(berlin, hour).slice(11, 27))).toEqual([
    '2026-10-25 02:00',
    '2026-10-25 03:00',
    '2026-10-25 03:00',
  ]);
});

test.each([
  ['a day', '2026-11-02T23:00Z', '2026-11-03T23:00Z', 'hour', 24],
  ['the day of 25 hours', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 'hour', 25],
  ['a week', '2026-11-01T23:00Z', '2026-11-08T23:00Z', 'day', 7],
  ['a quarter', '2026-06-30T22:00Z', '2026-09-30T22:00Z', 'week', 14],
  ['two years', '2024-12-31T23:00Z', '2026-12-31T23:00Z', 'month', 24],
])('%s is cut into points without gap or overlap', (_, from, to, unit, count) => {
  const cut = bucketsOf({ fromMs: ms(from), toMs: ms(to) }, 'Europe/Berlin');
  expect({ unit: cut.unit, count: cut.buckets.length }).toEqual({ unit, count });
  const ends = cut.buckets.map((bucket) => bucket.toMs);
  expect(cut.buckets.map((bucket) => bucket.fromMs)).toEqual([ms(from), ...ends.slice(0, -1)]);
  expect(ends.at(-1)).toBe(ms(to));
});
