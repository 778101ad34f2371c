import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainDefaults } from '../../../main/domain/schedule/calendar-defaults.ts';
import { createCalendarTimetable } from '../../../main/engine/calendar-timetable.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { readJobFile } from '../../../main/jobfile/read-job-file.ts';
import { writeJobFile } from '../../../main/jobfile/write-job-file.ts';
import { machineHolidays } from '../../../main/store/holidays.ts';

const timetable = createCalendarTimetable(createTimetable({ systemZone: () => 'Europe/Berlin' }), {
  holidays: machineHolidays(),
  defaults: () => plainDefaults,
  habits: null,
});
const nowMs = Date.parse('2026-11-24T00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'almanac-schedules-'));

function read(schedule: string, more = '') {
  const text = `jobs:
  - id: weekly
    schedule: ${schedule}
    sources: [{ id: a, kind: csv, path: /a.csv }]
    analysis: { recipe: briefing }
    ${more}
`;
  return readJobFile({ path: join(folder, 'jobs.yaml'), text }, timetable, nowMs);
}

function specOf(schedule: string, more = '') {
  const found = read(schedule, more);
  const [job] = found.ok ? found.jobs : [];
  if (!job) throw new Error(JSON.stringify(found));
  return job;
}

function refusal(schedule: string, more = ''): string[] {
  const found = read(schedule, more);
  return found.ok ? [] : found.mistakes.map(({ field, message }) => `${field.slice(8)} ${message}`);
}

test('every rule about days is read, and written so that it reads back', () => {
  const schedule =
    '{ cron: "0 7 * * MON-FRI", jitter: 90s, exclude: ["2026-12-24"], onHoliday: after, holidays: { country: DE, region: BY }, readyBy: "09:00", onTravel: stay }';
  const job = specOf(schedule, 'calendar: { fiscalYearStart: 4, pattern: 4-4-5 }');
  expect(job.schedule).toEqual({
    cron: '0 7 * * MON-FRI',
    timezone: 'system',
    jitterMs: 90_000,
    exclude: [{ date: '2026-12-24' }],
    onHoliday: 'after',
    holidays: { country: 'DE', region: 'BY' },
    readyBy: '09:00',
    onTravel: 'stay',
  });
  expect(job.calendar).toEqual({
    weekStart: 'MON',
    weekNumbering: 'iso',
    fiscalYearStart: 4,
    pattern: '4-4-5',
  });
  for (const format of ['yaml', 'json'] as const) {
    const text = writeJobFile([job], format);
    expect(readJobFile({ path: '/jobs.yaml', text }, timetable, nowMs)).toEqual({
      ok: true,
      jobs: [job],
    });
  }
});

test.each([
  ['"3 of month"', { n: 3, of: 'month' }],
  ['"last of quarter"', { n: -1, of: 'quarter' }],
  ['"-2 of year"', { n: -2, of: 'year' }],
  ['{ n: 1, of: week }', { n: 1, of: 'week' }],
])('workday: %s', (text, workday) => {
  expect(specOf(`{ cron: "0 7 * * *", workday: ${text} }`).schedule.workday).toEqual(workday);
});

test('what is written as "not used" leaves nothing behind', () => {
  const schedule =
    '{ cron: "0 7 * * *", jitter: 0s, exclude: [], onHoliday: run, onTravel: follow }';
  expect(specOf(schedule).schedule).toEqual({ cron: '0 7 * * *', timezone: 'system' });
});

test.each([
  ['{ cron: "*/15 * * * *", readyBy: "09:00" }', 'schedule.readyBy takes only the days from cron'],
  ['{ cron: "0 7 * * *", readyBy: "9 Uhr" }', 'schedule.readyBy "9 Uhr" is not a time of day'],
  ['{ cron: "0 7 1 * *", workday: 3 of month }', 'schedule.workday names the day, and cron names'],
  ['{ cron: "0 7 * * *", workday: 40 of month }', 'schedule.workday leaves no day to run on'],
  ['{ cron: "0 7 * * *", workday: third }', 'schedule.workday "third" names no working day'],
  ['{ cron: "0 7 * * *", onHoliday: skip }', 'schedule.onHoliday needs a country'],
  [
    '{ cron: "0 * * * *", onHoliday: after, holidays: { country: DE } }',
    'schedule.onHoliday after needs a time of day',
  ],
  [
    '{ cron: "0 7 * * *", workday: 3 of month, onHoliday: skip, holidays: { country: DE } }',
    'schedule.onHoliday has no meaning beside workday',
  ],
  [
    '{ cron: "0 7 * * *", onHoliday: skip, holidays: { country: Germany } }',
    'schedule.holidays "Germany" is not a country',
  ],
  [
    '{ cron: "0 7 * * *", onHoliday: skip, holidays: { country: DE, region: ZZ } }',
    'schedule.holidays "ZZ" is not a region of DE; use BB, BE,',
  ],
  ['{ cron: "0 7 25 12 *", exclude: [x] }', 'schedule.exclude[0] "x" is neither a date'],
  ['{ cron: "0 7 * * *", exclude: ["2026-02-30"] }', 'schedule.exclude[0] "2026-02-30" is neither'],
  [
    '{ cron: "0 7 * * *", timezone: UTC, onTravel: ask }',
    'schedule.onTravel is for the zone system',
  ],
  ['{ cron: "*/15 * * * *", jitter: 15m }', 'schedule.jitter is as long as the time from one slot'],
  ['{ cron: "0 7 * * *", jitter: 90500ms }', 'schedule.jitter must be whole seconds'],
])('%s is refused', (schedule, sentence) => {
  const [first] = refusal(schedule);
  expect(first).toContain(sentence);
});

test('a week moved into the week before by a holiday is refused, moved after it is not', () => {
  const weekly = (onHoliday: string) =>
    `{ cron: "0 7 * * MON", onHoliday: ${onHoliday}, holidays: { country: DE } }`;
  expect(refusal(weekly('before'), 'window: week')[0]).toMatch(
    /^window the schedule has two slots for one week .* moved there for Ostermontag/,
  );
  expect(refusal(weekly('after'), 'window: week')).toEqual([]);
});

const calendarFile = (events: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\n${events}END:VCALENDAR\r\n`;
const event = (lines: string) => `BEGIN:VEVENT\r\nUID:${lines.length}\r\n${lines}END:VEVENT\r\n`;

test('whole days of a calendar file are stored, so that the file may vanish', () => {
  const path = join(folder, 'holidays.ics');
  const events = [
    'DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Closed\r\n for Christmas\r\n',
    'DTSTART;VALUE=DATE:20200817\r\nRRULE:FREQ=YEARLY;UNTIL=20270817\r\nSUMMARY:Founded\r\n',
    'DTSTART:20261130T090000Z\r\nDTEND:20261130T100000Z\r\nSUMMARY:A meeting\r\n',
  ];
  writeFileSync(path, calendarFile(events.map(event).join('')));
  const { schedule } = specOf('{ cron: "0 7 * * *", exclude: [./holidays.ics] }');
  rmSync(path);
  expect(schedule.exclude).toEqual([
    {
      path,
      dates: ['2025-08-17', '2026-08-17', '2026-12-24', '2026-12-25', '2026-12-26', '2027-08-17'],
    },
  ]);
  const [slot] = timetable.between(
    { schedule },
    Date.parse('2026-12-24T01:00Z'),
    Date.parse('2026-12-24T12:00Z'),
  );
  expect(slot).toMatchObject({ text: '2026-12-24T07:00|Europe/Berlin', excluded: 'excluded day' });
});

test.each([
  ['garbage', 'line 1: "garbage" does not belong into a calendar file'],
  [calendarFile('hello\r\n'), 'line 4: "hello" does not belong into a calendar file'],
  [calendarFile(event('DTSTART;VALUE=DATE:20261399\r\n')), 'line 6: "20261399" is not a date'],
  [calendarFile('END:VEVENT\r\n'), 'line 4: END:VEVENT ends what was not begun'],
  [
    calendarFile(event('SUMMARY:x\r\n')).replace('END:VCALENDAR\r\n', ''),
    'line 8: END:VCALENDAR is missing',
  ],
  [calendarFile(''), 'has no whole-day event'],
])('a bad calendar file is refused with its line (%#)', (text, sentence) => {
  writeFileSync(join(folder, 'bad.ics'), text);
  const [first] = refusal('{ cron: "0 7 * * *", exclude: [bad.ics] }');
  expect(first).toContain(`schedule.exclude[0] bad.ics ${sentence}`);
});

test('a calendar file that is not there is refused', () => {
  const [first] = refusal('{ cron: "0 7 * * *", exclude: [gone.ics] }');
  expect(first).toContain('schedule.exclude[0] there is no file');
});
