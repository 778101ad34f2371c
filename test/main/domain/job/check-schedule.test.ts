import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSchedule } from '../../../../main/domain/job/check-schedule.ts';
import { plainDefaults } from '../../../../main/domain/schedule/calendar-defaults.ts';
import type { Timetable } from '../../../../main/domain/schedule/timetable.ts';
import { createCalendarTimetable } from '../../../../main/engine/calendar-timetable.ts';
import { createTimetable } from '../../../../main/engine/timetable.ts';
import { machineHolidays } from '../../../../main/store/holidays.ts';

const nowMs = Date.parse('2026-11-24T13:20:00Z');
const dayMs = 86_400_000;
const timetable = createCalendarTimetable(createTimetable({ systemZone: () => 'UTC' }), {
  holidays: machineHolidays(),
  defaults: () => plainDefaults,
  habits: null,
});

/** The period in which an instant lies, in UTC; weeks begin on Monday. */
const periodOf = {
  hour: (ms: number) => Math.floor(ms / 3_600_000),
  day: (ms: number) => Math.floor(ms / dayMs),
  week: (ms: number) => Math.floor((ms / dayMs + 3) / 7),
};

/** Followed for more than a year, slot by slot. */
function sharesPeriod(cron: string, kind: keyof typeof periodOf): boolean {
  const slots = timetable.between(
    { schedule: { cron, timezone: 'UTC' } },
    nowMs,
    nowMs + 400 * dayMs,
    10_000,
  );
  const periods = slots.map(({ dueAtMs }) => periodOf[kind](dueAtMs));
  return new Set(periods).size < periods.length;
}

const some = (values: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }).map((it) => it.join());
const cron = fc
  .tuple(
    some(['0', '5', '20', '59', '*/30', '7-8']),
    some(['0', '9', '13', '23', '*/12', '*']),
    some(['*', '1', '15', 'L', '28-31']),
    fc.constantFrom('*', '*', '3', '2,11'),
    some(['*', 'MON', 'SUN', 'MON#1', '5L', 'TUE-WED']),
  )
  .map((fields) => fields.join(' '));

test('the first slots tell whether two of a year share an hour, a day or a week', () => {
  fc.assert(
    fc.property(cron, fc.constantFrom('hour', 'day', 'week'), (expression, kind) => {
      const spec = { schedule: { cron: expression, timezone: 'UTC' }, window: { kind } } as const;
      const mistakes = checkSchedule(spec, timetable, nowMs);
      const isShared = mistakes.some(({ field }) => field === 'window');
      expect(isShared).toBe(sharesPeriod(expression, kind));
    }),
    { seed: 20_261_124, numRuns: 150 },
  );
});

test.each([
  ['0 9 * * *', 'day'],
  ['15 * * * *', 'hour'],
  ['0 7 * * MON', 'week'],
  ['0 7 1 * *', 'month'],
] as const)(
  'to check %s by the %s a few slots are computed, not those of a year (C12)',
  (text, kind) => {
    let asked = 0;
    const counting: Timetable = {
      ...timetable,
      next(job, afterMs) {
        asked += 1;
        return timetable.next(job, afterMs);
      },
    };
    const spec = { schedule: { cron: text, timezone: 'UTC' }, window: { kind } } as const;
    expect(checkSchedule(spec, counting, nowMs)).toEqual([]);
    expect(asked).toBeLessThan(20);
  },
);
