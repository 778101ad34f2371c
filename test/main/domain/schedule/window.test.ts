import { expect, test } from 'vitest';
import { parseWindow, windowText } from '../../../../main/domain/schedule/window.ts';
import { windowBefore } from '../../../../main/domain/schedule/window-before.ts';
import { slotWindow } from '../../../../main/engine/slot-window.ts';
import { createTimetable } from '../../../../main/engine/timetable.ts';

const timetable = createTimetable({ systemZone: () => 'UTC' });

/** Key, from and to of the window of the first slot at or after an instant. */
function windowAt(cron: string, timezone: string, window: string, at: string): string {
  const job = { id: 'job', schedule: { cron, timezone }, window: parseWindow(window) };
  const slot = timetable.next(job, Date.parse(at) - 1);
  const found = slot && slotWindow(job, slot, timetable).window;
  return found ? [found.key, iso(found.fromMs), iso(found.toMs)].join(' ') : 'none';
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

test.each([
  ['30 19 * * *', 'day', '2026-03-08T12:00Z', 'day:2026-03-07 2026-03-07T05:00Z 2026-03-08T05:00Z'],
  ['30 19 * * *', 'day', '2026-03-09T23:00Z', 'day:2026-03-08 2026-03-08T05:00Z 2026-03-09T04:00Z'],
  // The evening belongs to its own day, although that is over in UTC.
  ['30 21 * * *', 'day', '2026-11-24T10:00Z', 'day:2026-11-23 2026-11-23T05:00Z 2026-11-24T05:00Z'],
  ['0 7 * * MON', 'week', '2026-11-02T00:00Z', 'week:2026-W44 2026-10-26T04:00Z 2026-11-02T05:00Z'],
  [
    '0 9 * * MON-FRI',
    'day',
    '2026-11-02T00:00Z',
    'day:2026-10-30/2026-11-01 2026-10-30T04:00Z 2026-11-02T05:00Z',
  ],
  [
    '0 9 * * MON-FRI',
    'day',
    '2026-11-03T00:00Z',
    'day:2026-11-02 2026-11-02T05:00Z 2026-11-03T05:00Z',
  ],
  ['0 0 1 * *', 'month', '2026-11-01T00:00Z', 'month:2026-10 2026-10-01T04:00Z 2026-11-01T04:00Z'],
  [
    '0 6 1 10 *',
    'quarter',
    '2026-09-30T00:00Z',
    'quarter:2026-Q3 2026-07-01T04:00Z 2026-10-01T04:00Z',
  ],
  ['0 6 2 1 *', 'year', '2026-01-01T00:00Z', 'year:2025 2025-01-01T05:00Z 2026-01-01T05:00Z'],
  [
    '0 * * * *',
    'hour',
    '2026-11-01T06:00Z',
    'hour:2026-11-01T05Z 2026-11-01T05:00Z 2026-11-01T06:00Z',
  ],
  [
    '0 */6 * * *',
    'slot',
    '2026-11-24T10:00Z',
    'slot:2026-11-24T11:00:00Z 2026-11-24T05:00Z 2026-11-24T11:00Z',
  ],
  [
    '0 9 * * *',
    'slot',
    '2026-11-24T10:00Z',
    'slot:2026-11-24T09:00 2026-11-23T14:00Z 2026-11-24T14:00Z',
  ],
  [
    '0 9 * * *',
    'to-date:month',
    '2026-11-24T10:00Z',
    'to-date:month:2026-11-24T09:00 2026-11-01T04:00Z 2026-11-24T05:00Z',
  ],
  [
    '0 9 * * *',
    'to-date:month',
    '2026-12-01T10:00Z',
    'to-date:month:2026-12-01T09:00 2026-11-01T04:00Z 2026-12-01T05:00Z',
  ],
  [
    '0 9 * * *',
    'trailing:28d',
    '2026-11-24T10:00Z',
    'trailing:28d:2026-11-24T09:00 2026-10-27T04:00Z 2026-11-24T05:00Z',
  ],
])('in New York, %s with window %s at %s reports about %s', (cron, window, at, expected) => {
  expect(windowAt(cron, 'America/New_York', window, at)).toBe(expected);
});

test('an hour window of a zone with a half-hour offset names its minutes', () => {
  expect(windowAt('0 * * * *', 'Asia/Kolkata', 'hour', '2026-11-24T10:00Z')).toBe(
    'hour:2026-11-24T09:30Z 2026-11-24T09:30Z 2026-11-24T10:30Z',
  );
});

test('hour windows tile time even where the clock changes by half an hour', () => {
  const job = {
    id: 'job',
    schedule: { cron: '0 * * * *', timezone: 'Australia/Lord_Howe' },
    window: parseWindow('hour'),
  };
  const all = timetable
    .between(job, Date.parse('2026-04-04T00:00Z'), Date.parse('2026-04-05T12:00Z'))
    .map((slot) => slotWindow(job, slot, timetable).window);
  expect(all.slice(1).map((window) => window?.fromMs)).toEqual(
    all.slice(0, -1).map((window) => window?.toMs),
  );
});

test('a since-last window is not fixed before its run is claimed', () => {
  expect(windowAt('0 9 * * *', 'UTC', 'since-last', '2026-11-24T00:00Z')).toBe('none');
});

test('the month before March is February, and the days before a weekend window are as many', () => {
  const month = { key: '', fromMs: Date.parse('2026-03-01'), toMs: Date.parse('2026-04-01') };
  const weekend = { key: '', fromMs: Date.parse('2026-10-30'), toMs: Date.parse('2026-11-02') };
  const before = [
    windowBefore({ kind: 'month' }, month, 'UTC'),
    windowBefore({ kind: 'day' }, weekend, 'UTC'),
  ];
  expect(before.map(({ fromMs, toMs }) => [iso(fromMs), iso(toMs)])).toEqual([
    ['2026-02-01T00:00Z', '2026-03-01T00:00Z'],
    ['2026-10-27T00:00Z', '2026-10-30T00:00Z'],
  ]);
});

test('the week before one whose Monday has no midnight in Tehran begins at its own midnight', () => {
  const week = { fromMs: Date.parse('2021-03-21T20:30Z'), toMs: Date.parse('2021-03-28T19:30Z') };
  const before = windowBefore({ kind: 'week' }, { key: '', ...week }, 'Asia/Tehran');
  expect([iso(before.fromMs), iso(before.toMs)]).toEqual([
    '2021-03-14T20:30Z',
    '2021-03-21T20:30Z',
  ]);
});

test.each([
  'slot',
  'hour',
  'day',
  'week',
  'month',
  'since-last',
  'to-date:quarter',
  'trailing:28d',
])('the text %s reads back as itself', (text) => {
  expect(windowText(parseWindow(text))).toBe(text);
});

test('a window that does not exist is refused with those that do', () => {
  expect(() => parseWindow('fortnight')).toThrow(/"fortnight" is not a window. Use slot, hour/);
});
