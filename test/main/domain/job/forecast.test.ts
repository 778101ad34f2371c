import { expect, test } from 'vitest';
import { comingAbsences, forecastEnd, habitWeeks } from '../../../../main/domain/job/forecast.ts';

const ms = (text: string) => Date.parse(text);
const dayMs = 86_400_000;
const nowMs = ms('2026-03-16T08:00Z');
const year = { nowMs, toMs: ms('2026-04-13T08:00Z'), zone: 'Europe/Berlin' };
const night = {
  fromMs: ms('2026-03-11T22:00Z'),
  toMs: ms('2026-03-12T05:00Z'),
  kind: 'asleep' as const,
};

test('a night of the last week comes again each week at the same local time', () => {
  const coming = comingAbsences([night], 1, year);
  expect(coming.map(({ fromMs }) => new Date(fromMs).toISOString())).toEqual([
    '2026-03-18T22:00:00.000Z',
    '2026-03-25T22:00:00.000Z',
    // Berlin is two hours ahead from 29 March on.
    '2026-04-01T21:00:00.000Z',
    '2026-04-08T21:00:00.000Z',
  ]);
});

test('a nap, and all that is older than the weeks that count, is left out', () => {
  const nap = { ...night, toMs: night.fromMs + 60_000 };
  const old = { ...night, fromMs: night.fromMs - 30 * dayMs, toMs: night.toMs - 30 * dayMs };
  expect(comingAbsences([old, nap], 1, year)).toEqual([]);
  expect(comingAbsences([night], 0, year)).toEqual([]);
});

test('whole weeks count, four at most', () => {
  const weeks = [3, 7, 20, 400].map((days) => habitWeeks(nowMs - days * dayMs, nowMs));
  expect(weeks).toEqual([0, 1, 2, 4]);
});

test('a daily schedule is followed for a year, one of every five minutes for a week', () => {
  const days = [30, 720, 8_640].map((slots) => (forecastEnd(0, slots) / dayMs) | 0);
  expect(days).toEqual([365, 62, 7]);
});
