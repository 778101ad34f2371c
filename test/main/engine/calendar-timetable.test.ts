import { expect, test } from 'vitest';
import type { Schedule } from '../../../main/domain/job/job.ts';
import { plainDefaults } from '../../../main/domain/schedule/calendar-defaults.ts';
import { parseWindow } from '../../../main/domain/schedule/window.ts';
import { createCalendarTimetable } from '../../../main/engine/calendar-timetable.ts';
import { slotWindow } from '../../../main/engine/slot-window.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { machineHolidays } from '../../../main/store/holidays.ts';

const holidays = machineHolidays();
const inner = createTimetable({ systemZone: () => 'Europe/Berlin' });
const timetable = createCalendarTimetable(inner, {
  holidays,
  defaults: () => plainDefaults,
  habits: null,
});
const bavaria = { country: 'DE', region: 'BY' };
const weekdaysAt7 = { cron: '0 7 * * MON-FRI', timezone: 'Europe/Berlin', holidays: bavaria };

/** `slot`, with where it was moved, or why it is excluded. */
function slots(schedule: Schedule, from: string, to: string): string[] {
  return timetable
    .between({ schedule }, Date.parse(from), Date.parse(to))
    .map(({ text, excluded, movedTo }) => {
      const name = text.split('|')[0];
      if (excluded !== undefined) return `${name} not: ${excluded}`;
      return movedTo === undefined ? `${name}` : `${name} on ${movedTo}`;
    });
}

test('Good Friday, Easter Monday and Christmas are skipped by name in Germany', () => {
  const schedule = { ...weekdaysAt7, onHoliday: 'skip' } as const;
  expect(slots(schedule, '2026-04-02T00:00Z', '2026-04-08T00:00Z')).toEqual([
    '2026-04-02T07:00',
    '2026-04-03T07:00 not: Karfreitag',
    '2026-04-06T07:00 not: Ostermontag',
    '2026-04-07T07:00',
  ]);
  expect(slots(schedule, '2026-12-24T00:00Z', '2026-12-29T00:00Z')).toEqual([
    '2026-12-24T07:00',
    '2026-12-25T07:00 not: 1. Weihnachtstag',
    '2026-12-28T07:00',
  ]);
});

test('a slot on Good Friday moves to the next working day, where those of the days between land too', () => {
  const schedule = { ...weekdaysAt7, onHoliday: 'after' } as const;
  expect(slots(schedule, '2026-04-02T00:00Z', '2026-04-09T00:00Z')).toEqual([
    '2026-04-02T07:00',
    '2026-04-03T07:00 on 2026-04-07',
    '2026-04-08T07:00',
  ]);
});

test('a slot moved forward reports from the last slot that ran up to the day it runs on', () => {
  const schedule = { ...weekdaysAt7, onHoliday: 'after' } as const;
  const job = { id: 'moved', schedule, window: parseWindow('day') };
  const keys = timetable
    .between(job, Date.parse('2026-04-02T00:00Z'), Date.parse('2026-04-09T00:00Z'))
    .map((slot) => slotWindow(job, slot, timetable).window?.key);
  expect(keys).toEqual(['day:2026-04-01', 'day:2026-04-02/2026-04-06', 'day:2026-04-07']);
});

test('the day after an excluded one reports both', () => {
  const schedule = { cron: '0 7 * * *', timezone: 'UTC', exclude: [{ date: '2026-12-25' }] };
  const job = { id: 'excluded', schedule, window: parseWindow('day') };
  const keys = timetable
    .between(job, Date.parse('2026-12-24T00:00Z'), Date.parse('2026-12-27T00:00Z'))
    .map((slot) => slotWindow(job, slot, timetable).window?.key ?? null);
  expect(keys).toEqual(['day:2026-12-23', null, 'day:2026-12-24/2026-12-25']);
});

test('the third working day of January 2027 in Bavaria is the 7th, in Berlin the 6th', () => {
  const schedule = {
    cron: '0 7 * * *',
    timezone: 'Europe/Berlin',
    workday: { n: 3, of: 'month' },
  } as const;
  const january = ['2027-01-01T00:00Z', '2027-02-01T00:00Z'] as const;
  expect(slots({ ...schedule, holidays: bavaria }, ...january)).toEqual(['2027-01-07T07:00']);
  expect(slots({ ...schedule, holidays: { country: 'DE', region: 'BE' } }, ...january)).toEqual([
    '2027-01-06T07:00',
  ]);
});

test('the last working day of the year, and the last but one of each UK fiscal quarter', () => {
  const england = { country: 'GB', region: 'ENG' };
  const schedule = { cron: '0 17 * * *', timezone: 'Europe/London', holidays: england };
  const year = ['2026-01-01T00:00Z', '2027-01-01T00:00Z'] as const;
  expect(slots({ ...schedule, workday: { n: -1, of: 'year' } }, ...year)).toEqual([
    '2026-12-31T17:00',
  ]);
  expect(slots({ ...schedule, workday: { n: -2, of: 'quarter' } }, ...year)).toEqual([
    '2026-03-30T17:00',
    '2026-06-29T17:00',
    '2026-09-29T17:00',
    '2026-12-30T17:00',
  ]);
});

test.each(['before', 'after'] as const)(
  'moved %s a holiday each slot lands on a working day, and each working day has one slot',
  (onHoliday) => {
    const schedule = { ...weekdaysAt7, onHoliday };
    const [fromMs, toMs] = [Date.parse('2026-01-01T00:00Z'), Date.parse('2027-02-01T00:00Z')];
    const found = timetable.between({ schedule }, fromMs, toMs);
    const dates = found.map(({ dueAtMs }) => new Date(dueAtMs).toISOString().slice(0, 10));
    expect(dates.filter((date) => holidays.nameOn(bavaria, date) !== null)).toEqual([]);
    expect(dates.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
    expect(new Set(dates).size).toBe(dates.length);
    expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
    // Forwards, backwards and one at a time tell the same.
    const walked = [];
    let slot = timetable.next({ schedule }, fromMs);
    while (slot && slot.dueAtMs <= toMs) {
      walked.push(slot);
      slot = timetable.next({ schedule }, slot.dueAtMs);
    }
    expect(walked).toEqual(found);
    const back = [];
    slot = timetable.previous({ schedule }, toMs);
    while (slot && slot.dueAtMs > fromMs) {
      back.unshift(slot);
      slot = timetable.previous({ schedule }, slot.dueAtMs);
    }
    expect(back).toEqual(found);
  },
);

test('a ready-by slot is named by that time and due ten minutes before any run is known', () => {
  const schedule = { cron: '0 0 * * MON-FRI', timezone: 'Europe/Berlin', readyBy: '09:00' };
  const slot = timetable.next({ schedule }, Date.parse('2026-11-24T00:00Z'));
  expect(slot).toEqual({
    text: '2026-11-24T09:00|Europe/Berlin',
    dueAtMs: Date.parse('2026-11-24T07:50Z'),
    zone: 'Europe/Berlin',
    leadMs: 600_000,
  });
});

test('a ready-by slot starts as early as nine of ten of the last runs needed, earlier where the laptop slept', () => {
  const day = 86_400_000;
  const sleeps = [1, 2, 3, 4, 5, 6].map((n) => ({
    kind: 'asleep' as const,
    fromMs: Date.parse('2026-11-24T08:20Z') - n * day,
    toMs: Date.parse('2026-11-24T08:50Z') - n * day,
  }));
  const learned = (absences: typeof sleeps) =>
    createCalendarTimetable(inner, {
      holidays,
      defaults: () => plainDefaults,
      habits: {
        durationsMs: () => [1, 2, 3, 4, 5, 6, 7, 8, 12, 50].map((minutes) => minutes * 60_000),
        absences: () => absences,
      },
    });
  const schedule = { cron: '0 0 * * *', timezone: 'UTC', readyBy: '09:00' };
  const job = { id: 'ready', schedule };
  const due = (absences: typeof sleeps) =>
    learned(absences).next(job, Date.parse('2026-11-24T00:00Z'))?.dueAtMs;
  expect(due([])).toBe(Date.parse('2026-11-24T08:45Z'));
  expect(due(sleeps.slice(0, 5))).toBe(Date.parse('2026-11-24T08:45Z'));
  expect(due(sleeps)).toBe(Date.parse('2026-11-24T07:45Z'));
});

test('a system schedule that stays keeps its zone wherever the laptop is', () => {
  const schedule = {
    cron: '0 9 * * *',
    timezone: 'system',
    onTravel: 'stay',
    keptZone: 'Asia/Tokyo',
  } as const;
  expect(timetable.next({ schedule }, Date.parse('2026-11-24T12:00Z'))?.text).toBe(
    '2026-11-25T09:00|Asia/Tokyo',
  );
  expect(
    timetable.next(
      { schedule: { ...schedule, onTravel: 'follow' } },
      Date.parse('2026-11-24T12:00Z'),
    )?.text,
  ).toBe('2026-11-25T09:00|Europe/Berlin');
});
