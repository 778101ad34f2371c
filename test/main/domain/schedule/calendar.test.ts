import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  type Calendar,
  calendarOfKey,
  isoCalendar,
  type Period,
  periodEnd,
  periodName,
  periodStart,
} from '../../../../main/domain/schedule/calendar.ts';

/** `name = from/to` of the period that holds a date; the last day is the one before `to`. */
function period(date: string, kind: Period, changed: Partial<Calendar> = {}): string {
  const calendar = { ...isoCalendar, ...changed };
  const start = periodStart(Temporal.PlainDate.from(date), kind, calendar);
  const end = periodEnd(Temporal.PlainDate.from(date), kind, calendar);
  return `${periodName(start, kind, calendar)} = ${start}/${end}`;
}

test.each([
  ['2027-01-03', 'week', '2026-W53 = 2026-12-28/2027-01-04'],
  ['2026-10-31', 'month', '2026-10 = 2026-10-01/2026-11-01'],
  ['2026-11-24', 'quarter', '2026-Q4 = 2026-10-01/2027-01-01'],
  ['2026-11-24', 'year', '2026 = 2026-01-01/2027-01-01'],
] as const)('without a calendar of its own %s lies in the ISO %s %s', (date, kind, found) => {
  expect(period(date, kind)).toBe(found);
});

test.each([
  ['2026-04-05', 'year', 'FY2027@04 = 2026-04-01/2027-04-01'],
  ['2026-03-31', 'year', 'FY2026@04 = 2025-04-01/2026-04-01'],
  ['2026-10-01', 'quarter', 'FY2027-Q3@04 = 2026-10-01/2027-01-01'],
  ['2027-03-31', 'quarter', 'FY2027-Q4@04 = 2027-01-01/2027-04-01'],
  ['2026-10-31', 'month', '2026-10 = 2026-10-01/2026-11-01'],
] as const)('a fiscal year from April, as in the UK, has %s in the %s %s', (date, kind, found) => {
  expect(period(date, kind, { fiscalYearStart: 4 })).toBe(found);
});

test.each([
  ['2027-01-04', 'month', 'FY2027-P01@4-4-5 = 2027-01-04/2027-02-01'],
  ['2027-02-01', 'month', 'FY2027-P02@4-4-5 = 2027-02-01/2027-03-01'],
  ['2027-03-01', 'month', 'FY2027-P03@4-4-5 = 2027-03-01/2027-04-05'],
  ['2027-03-01', 'quarter', 'FY2027-Q1@4-4-5 = 2027-01-04/2027-04-05'],
  ['2027-12-31', 'month', 'FY2027-P12@4-4-5 = 2027-11-29/2028-01-03'],
  ['2027-06-30', 'year', 'FY2027@4-4-5 = 2027-01-04/2028-01-03'],
  // 2026 has a 53rd week, which its last month takes.
  ['2027-01-03', 'month', 'FY2026-P12@4-4-5 = 2026-11-23/2027-01-04'],
] as const)('4-4-5 has %s in the %s %s', (date, kind, found) => {
  expect(period(date, kind, { pattern: '4-4-5' })).toBe(found);
});

test.each([
  ['2026-10-31', 'iso', 'SUN', '2026-W43@SUN = 2026-10-25/2026-11-01'],
  ['2027-01-02', 'us', 'SUN', 'US2027-W01 = 2026-12-27/2027-01-03'],
  ['2026-12-26', 'us', 'SUN', 'US2026-W52 = 2026-12-20/2026-12-27'],
  ['2027-01-02', 'us', 'MON', 'US2027-W01@MON = 2026-12-28/2027-01-04'],
] as const)('%s with %s weeks from %s lies in %s', (date, weekNumbering, weekStart, found) => {
  expect(period(date, 'week', { weekNumbering, weekStart })).toBe(found);
});

test('each pattern and start covers ten years without a gap, in weeks that are whole', () => {
  for (const pattern of ['4-4-5', '4-5-4', '5-4-4'] as const) {
    for (const fiscalYearStart of [1, 2, 4, 7, 10]) {
      const calendar = { ...isoCalendar, weekStart: 'SUN', pattern, fiscalYearStart } as const;
      let date = Temporal.PlainDate.from('2020-01-01');
      while (date.year < 2030) {
        const start = periodStart(date, 'month', calendar);
        const end = periodEnd(date, 'month', calendar);
        expect([start.dayOfWeek, [28, 35, 42].includes(start.until(end).days)]).toEqual([7, true]);
        expect(periodStart(end.subtract({ days: 1 }), 'month', calendar)).toEqual(start);
        date = end;
      }
    }
  }
});

test('a window key says which calendar it was made with', () => {
  expect(calendarOfKey('month:2026-10')).toEqual(isoCalendar);
  expect(calendarOfKey('quarter:FY2027-Q3@04')).toEqual({ ...isoCalendar, fiscalYearStart: 4 });
  expect(calendarOfKey('month:FY2027-P03@4-4-5.02.SUN')).toEqual({
    ...isoCalendar,
    pattern: '4-4-5',
    fiscalYearStart: 2,
    weekStart: 'SUN',
  });
});
