import { expect, test } from 'vitest';
import { createTimetable } from '../../../main/engine/timetable.ts';

// The nights on which clocks change: 8 March and 1 November in New York, 29 March and 25 October in Berlin.
const timetable = createTimetable({ systemZone: () => 'UTC' });

/** Wall time on the spot and due instant of each slot between two instants. */
function slots(cron: string, timezone: string, from: string, to: string): string[] {
  const job = { schedule: { cron, timezone } };
  return timetable
    .between(job, Date.parse(from) - 1, Date.parse(to))
    .map(({ dueAtMs }) => `${wall(timezone, dueAtMs)} = ${iso(dueAtMs)}`);
}

function wall(timeZone: string, ms: number): string {
  const shown = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat('sv-SE', shown).format(ms);
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)}Z`;
}

test('every 15 minutes runs four times in each hour that there is, and in none that there is not', () => {
  const count = (zone: string, from: string, to: string) =>
    slots('*/15 * * * *', zone, from, to).length;
  // From local midnight to local 23:45.
  expect([
    count('America/New_York', '2026-03-08T05:00Z', '2026-03-09T03:45Z'),
    count('America/New_York', '2026-11-01T04:00Z', '2026-11-02T04:45Z'),
    count('Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T21:45Z'),
    count('Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T22:45Z'),
  ]).toEqual([23 * 4, 25 * 4, 23 * 4, 25 * 4]);
});

test('weekdays at 9 is at nine on the wall before and after each change', () => {
  const nine = '0 9 * * MON-FRI';
  expect([
    ...slots(nine, 'America/New_York', '2026-03-06T00:00Z', '2026-03-10T00:00Z'),
    ...slots(nine, 'America/New_York', '2026-10-30T00:00Z', '2026-11-03T00:00Z'),
    ...slots(nine, 'Europe/Berlin', '2026-03-27T00:00Z', '2026-03-31T00:00Z'),
    ...slots(nine, 'Europe/Berlin', '2026-10-23T00:00Z', '2026-10-27T00:00Z'),
  ]).toEqual([
    '2026-03-06 09:00 = 14:00Z',
    '2026-03-09 09:00 = 13:00Z',
    '2026-10-30 09:00 = 13:00Z',
    '2026-11-02 09:00 = 14:00Z',
    '2026-03-27 09:00 = 08:00Z',
    '2026-03-30 09:00 = 07:00Z',
    '2026-10-23 09:00 = 07:00Z',
    '2026-10-26 09:00 = 08:00Z',
  ]);
});

test('the first of the month at 0:00 is at midnight, also when clocks go back two hours later', () => {
  const first = '0 0 1 * *';
  expect([
    ...slots(first, 'America/New_York', '2026-03-01T00:00Z', '2026-04-02T00:00Z'),
    ...slots(first, 'America/New_York', '2026-11-01T00:00Z', '2026-12-02T00:00Z'),
    ...slots(first, 'Europe/Berlin', '2026-03-20T00:00Z', '2026-04-02T00:00Z'),
    ...slots(first, 'Europe/Berlin', '2026-10-20T00:00Z', '2026-11-02T00:00Z'),
  ]).toEqual([
    '2026-03-01 00:00 = 05:00Z',
    '2026-04-01 00:00 = 04:00Z',
    '2026-11-01 00:00 = 04:00Z',
    '2026-12-01 00:00 = 05:00Z',
    '2026-04-01 00:00 = 22:00Z',
    '2026-11-01 00:00 = 23:00Z',
  ]);
});

test('Sunday 23:00 is once on each Sunday, the short and the long one included', () => {
  const sunday = '0 23 * * SUN';
  expect([
    ...slots(sunday, 'America/New_York', '2026-03-02T12:00Z', '2026-03-16T12:00Z'),
    ...slots(sunday, 'America/New_York', '2026-10-26T12:00Z', '2026-11-09T12:00Z'),
    ...slots(sunday, 'Europe/Berlin', '2026-03-23T12:00Z', '2026-04-06T12:00Z'),
    ...slots(sunday, 'Europe/Berlin', '2026-10-19T12:00Z', '2026-11-02T12:00Z'),
  ]).toEqual([
    '2026-03-08 23:00 = 03:00Z',
    '2026-03-15 23:00 = 03:00Z',
    '2026-11-01 23:00 = 04:00Z',
    '2026-11-08 23:00 = 04:00Z',
    '2026-03-29 23:00 = 21:00Z',
    '2026-04-05 23:00 = 21:00Z',
    '2026-10-25 23:00 = 22:00Z',
    '2026-11-01 23:00 = 22:00Z',
  ]);
});

test('every 6 hours is at 0, 6, 12 and 18 on the wall, five or seven real hours apart at a change', () => {
  const six = '0 */6 * * *';
  expect([
    ...slots(six, 'America/New_York', '2026-03-08T04:00Z', '2026-03-08T11:00Z'),
    ...slots(six, 'America/New_York', '2026-11-01T04:00Z', '2026-11-01T12:00Z'),
    ...slots(six, 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T05:00Z'),
    ...slots(six, 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T06:00Z'),
  ]).toEqual([
    '2026-03-08 00:00 = 05:00Z',
    '2026-03-08 06:00 = 10:00Z',
    '2026-11-01 00:00 = 04:00Z',
    '2026-11-01 06:00 = 11:00Z',
    '2026-03-29 00:00 = 23:00Z',
    '2026-03-29 06:00 = 04:00Z',
    '2026-10-25 00:00 = 22:00Z',
    '2026-10-25 06:00 = 05:00Z',
  ]);
});
