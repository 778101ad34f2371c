import { expect, test } from 'vitest';
import { checkJob } from '../../../../main/domain/job/check-job.ts';
import type { JobSpec } from '../../../../main/domain/job/job.ts';
import { parseWindow } from '../../../../main/domain/schedule/window.ts';
import { createTimetable } from '../../../../main/engine/timetable.ts';
import { httpSource } from '../../../cast/http-source.ts';
import { csvSource, plainJob } from '../../../cast/plain-job.ts';

const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });
const nowMs = Date.parse('2026-11-24T10:00:00Z');

const nightly: JobSpec = {
  ...plainJob,
  id: 'nightly',
  name: 'Nightly',
  schedule: { cron: '30 2 * * *', timezone: 'America/New_York' },
};

function mistakes(change: Partial<JobSpec>): string[] {
  const found = checkJob({ ...nightly, ...change }, timetable, nowMs);
  return found.map(({ field, message }) => `${field}: ${message}`);
}

function scheduled(cron: string, window: string, timezone = 'UTC'): string[] {
  return mistakes({ schedule: { cron, timezone }, window: parseWindow(window) });
}

test('a complete job has no mistakes', () => {
  expect(mistakes({})).toEqual([]);
});

test('every mistake is found at once', () => {
  const found = checkJob(
    {
      ...nightly,
      id: 'Nightly Report',
      name: 'x'.repeat(1_000_000),
      schedule: { cron: '0 8 30 2 *', timezone: 'Mars/Olympus' },
      timeoutMs: 0,
    },
    timetable,
    nowMs,
  );
  expect(found.map(({ field }) => field)).toEqual([
    'id',
    'name',
    'schedule.cron',
    'schedule.timezone',
    'timeout',
  ]);
});

test.each([
  [
    '0 8 30 2 *',
    '"0 8 30 2 *" never happens: no date in the next ten years fits it; check day and month',
  ],
  [
    '0 0 31 4,6,9,11 *',
    '"0 0 31 4,6,9,11 *" never happens: no date in the next ten years fits it; check day and month',
  ],
  ['61 * * * *', '"61 * * * *" is not a schedule that can be read: Invalid value for minute: 61'],
])('the schedule %s is refused', (cron, message) => {
  expect(scheduled(cron, 'slot')).toEqual([`schedule.cron: ${message}`]);
});

test('a leap day is a date that happens', () => {
  expect(scheduled('0 8 29 2 *', 'day')).toEqual([]);
});

test.each([
  ['0 9,17 * * *', 'day'],
  ['*/30 * * * *', 'hour'],
  ['0 9 * * MON,THU', 'week'],
  ['0 7 * * MON', 'month'],
  ['0 7 1 * *', 'quarter'],
  ['0 7 1 1,7 *', 'year'],
  ['0 8,9 29 2 *', 'day'],
])('%s has two slots in one %s', (cron, window) => {
  expect(scheduled(cron, window)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^window: the schedule has two slots for one ${window} .*use slot, since-last or to-date:month`,
      ),
    ),
  ]);
});

test.each([
  ['0 9 * * MON-FRI', 'day'],
  ['0 * * * *', 'hour'],
  ['0 7 * * MON', 'week'],
  ['0 7 1 * *', 'month'],
  ['0 7 1 1,4,7,10 *', 'quarter'],
  ['0 7 1 1 *', 'year'],
  ['* * * * *', 'slot'],
  ['* * * * *', 'since-last'],
  ['0 9,17 * * *', 'to-date:month'],
  ['0 9 * * *', 'trailing:28d'],
])('%s fits the window %s', (cron, window) => {
  expect(scheduled(cron, window)).toEqual([]);
});

test('a schedule is judged alike in every zone: DST makes no second slot', () => {
  expect(scheduled('30 1 * * *', 'day', 'America/New_York')).toEqual([]);
});

test('an unknown or misspelt zone is refused, the laptop’s own is not', () => {
  expect(scheduled('0 9 * * *', 'day', 'Europe/Atlantis')).toEqual([
    'schedule.timezone: "Europe/Atlantis" is not a time zone; use a name such as Europe/Berlin, or system',
  ]);
  expect(scheduled('0 9 * * *', 'day', 'europe/berlin')).toEqual([
    'schedule.timezone: is written Europe/Berlin',
  ]);
  expect(scheduled('0 9 * * *', 'day', 'system')).toEqual([]);
});

test('a place is told once, in words that name what is told twice', () => {
  const folder = { kind: 'folder', formats: ['html'], keep: null, afterMyOk: false } as const;
  const rule = { when: 'always', required: false } as const;
  const weekly = { ...folder, ...rule, path: '/reports' };
  expect(mistakes({ deliver: [weekly, { ...weekly, keep: 0 }] })).toEqual([
    'deliver[1]: would tell one folder the same twice; keep one of the two',
    'deliver[1].keep: must be a whole number between 1 and 10000; leave it out to keep all',
  ]);
});

test('a pasted table may not be empty, nor wait for a file that it has not', () => {
  const form = { delimiter: null, decimal: null, dateFormat: null };
  const pasted = { id: 'orders', kind: 'pasted', text: ' \n', ...form } as const;
  const waitFor = { fresh: 'window', host: null, until: { afterMs: 1 }, ifLate: 'run' } as const;
  expect(mistakes({ sources: [{ ...pasted, waitFor }] })).toEqual([
    'sources[0].text: is empty; paste a table with its header',
    'sources[0].waitFor.fresh: asks when a file was changed, and pasted reads none; leave it out',
  ]);
});

test.each([
  ['file:///etc/passwd', null, /is not a web address/],
  ['https://user:pass@host/x', null, /without a password/],
  ['orders', null, /is not a web address/],
  ['//other.example/orders', 'shop', /neither a web address nor what follows/],
  ['ftp://host/x', 'shop', /neither a web address nor what follows/],
  ['https://host/x', 'Shop!', /is not the id of a connection/],
])('E03: a source may not read %s over %s', (url, connection, says) => {
  expect(mistakes({ sources: [httpSource(url, { connection })] })[0]).toMatch(says);
});

test.each([
  ['https://host/x?a={from}', null],
  ['http://192.168.1.5:8080', null],
  ['orders?since={fromDate}', 'shop'],
  ['/orders', 'shop'],
])('a source may read %s over %s', (url, connection) => {
  expect(mistakes({ sources: [httpSource(url, { connection })] })).toEqual([]);
});

test.each(['', 'Weekly', 'a b', '-a', 'a-', 'a--b', '../x', 'a'.repeat(65)])(
  '"%s" is no id',
  (id) => {
    expect(mistakes({ id })[0]).toMatch(/^id: .* is not an id; use small letters/);
  },
);

test('a source needs a full path and an id of its own', () => {
  const orders = csvSource('orders', '/data/orders.csv');
  expect(mistakes({ sources: [orders, { ...orders, path: 'orders.csv' }] })).toEqual([
    'sources[1].id: "orders" names two sources; rename one',
    'sources[1].path: "orders.csv" is not the full path of a file',
    'sources[1]: is one too many; the briefing reads one file, so make a job for each',
  ]);
  expect(mistakes({ sources: [{ ...orders, path: 'C:\\Data\\orders.csv' }] })).toEqual([]);
});
