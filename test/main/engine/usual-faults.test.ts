import { expect, test } from 'vitest';
import { checkSchedule } from '../../../main/domain/job/check-schedule.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { explainSchedule } from '../../../main/jobfile/explain-schedule.ts';
import { differences } from '../../oracle/compare.ts';
import { nightly, type Started, startEngine } from './cast/start-engine.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const evening = {
  ...nightly,
  schedule: { cron: '30 19 * * *', timezone: 'America/New_York' },
  window: { kind: 'day' as const },
};

/** Slot, outcome and window of a job, oldest first. */
function lines({ store }: Started, jobId = 'nightly'): string[] {
  return store.history
    .slots({ jobId, limit: 100, order: 'oldest' })
    .map(({ slot, outcome, run }) => `${slot.slice(0, 16)} ${outcome} ${run?.window?.key}`);
}

/** Lives through so many days, each with the lid closed until shortly before the job is due. */
async function live({ clock }: Started, days: number, dueAt: (day: number) => string) {
  for (let day = 0; day < days; day += 1) {
    await clock.sleep(Date.parse(dueAt(day)) - 60_000 - clock.wallMs());
    await clock.advance(3 * 60_000);
  }
}

test('a 19:30 New York daily job over both changes has one run and one window a local day', async () => {
  const spring = startEngine({ at: '2026-03-06T12:00Z', jobs: [evening] });
  await live(
    spring,
    4,
    (n) =>
      ['2026-03-07T00:30Z', '2026-03-08T00:30Z', '2026-03-08T23:30Z', '2026-03-09T23:30Z'][n] ?? '',
  );
  const autumn = startEngine({ at: '2026-10-30T12:00Z', jobs: [evening] });
  await live(
    autumn,
    4,
    (n) =>
      ['2026-10-30T23:30Z', '2026-10-31T23:30Z', '2026-11-02T00:30Z', '2026-11-03T00:30Z'][n] ?? '',
  );
  expect([...lines(spring), ...lines(autumn)]).toEqual([
    '2026-03-06T19:30 succeeded day:2026-03-05',
    '2026-03-07T19:30 succeeded day:2026-03-06',
    '2026-03-08T19:30 succeeded day:2026-03-07',
    '2026-03-09T19:30 succeeded day:2026-03-08',
    '2026-10-30T19:30 succeeded day:2026-10-29',
    '2026-10-31T19:30 succeeded day:2026-10-30',
    '2026-11-01T19:30 succeeded day:2026-10-31',
    '2026-11-02T19:30 succeeded day:2026-11-01',
  ]);
});

test('a weekly job caught up two days late reports the week before its slot, not before the clock', async () => {
  const schedule = { cron: '0 7 * * MON', timezone: 'America/New_York' };
  const weekly = { ...nightly, schedule, window: { kind: 'week' as const } };
  const app = startEngine({ at: '2026-10-31T12:00Z', jobs: [weekly] });
  await app.clock.sleep(4 * dayMs + 2 * hourMs);
  await app.clock.advance(60_000);
  expect(app.ledger('nightly')).toEqual([
    '2026-11-02T07:00|America/New_York succeeded (catch-up) catch-up',
  ]);
  expect(lines(app)).toEqual(['2026-11-02T07:00 succeeded week:2026-W44']);
});

test('a new name changes nothing: no slot is lost, none is made again', async () => {
  const app = startEngine({ at: '2026-03-06T12:00Z', jobs: [evening] });
  await live(app, 1, () => '2026-03-07T00:30Z');
  app.store.jobs.save({ ...evening, name: 'Evening sales' }, app.clock.wallMs());
  app.engine.wake();
  await live(app, 1, () => '2026-03-08T00:30Z');
  expect(lines(app)).toEqual([
    '2026-03-06T19:30 succeeded day:2026-03-05',
    '2026-03-07T19:30 succeeded day:2026-03-06',
  ]);
});

test('a job that is given a new name while Almanac is off still catches up what it missed', async () => {
  const first = startEngine({ at: '2026-03-06T12:00Z', jobs: [evening] });
  await first.engine.stop(0);
  first.store.close();
  const renamed = { ...evening, name: 'Evening sales' };
  const later = startEngine({ at: '2026-03-07T14:00Z', jobs: [renamed], home: first.home });
  await later.clock.advance(60_000);
  expect(lines(later)).toEqual(['2026-03-06T19:30 succeeded day:2026-03-05']);
});

const timetable = createTimetable({ systemZone: () => 'UTC' });

test.each([
  ['B11', '30 2 * * *', 'America/New_York', '2026-03-08'],
  ['B12', '30 1 * * *', 'America/New_York', '2026-11-01'],
  ['B12', '0 * * * *', 'America/New_York', '2026-11-01'],
  ['B13', '5 23 * * *', 'America/Nuuk', '2026-03-28'],
  ['B13', '5 23 * * SAT', 'America/Scoresbysund', '2026-03-28'],
  ['B14', '0 0 * * *', 'America/Santiago', '2026-09-06'],
  ['B14', '0 0 * * *', 'Africa/Cairo', '2026-04-24'],
  ['B14', '0 0 * * *', 'Asia/Beirut', '2026-03-29'],
  ['B15', '15 2 * * *', 'Australia/Lord_Howe', '2026-10-04'],
  ['B15', '*/10 * * * *', 'Australia/Lord_Howe', '2026-04-05'],
  ['B15', '0 3 * * *', 'Pacific/Chatham', '2026-09-27'],
  ['B15', '*/15 * * * *', 'Pacific/Chatham', '2026-04-05'],
  ['B15', '30 9 * * *', 'Pacific/Apia', '2011-12-30'],
  ['B15', '0 */6 * * *', 'Pacific/Apia', '2011-12-30'],
])('%s: %s in %s about %s is due when the oracle says', (_id, cron, zone, day) => {
  const atMs = Date.parse(day);
  expect(differences({ cron, zone, fromMs: atMs - 3 * dayMs, toMs: atMs + 3 * dayMs })).toEqual([]);
});

test.each([
  ['0 8 31 * *', '2026-12-31 2027-01-31 2027-03-31 2027-05-31'],
  ['0 8 29 2 *', '2028-02-29 2032-02-29 2036-02-29 2040-02-29'],
  ['0 8 L * *', '2026-11-30 2026-12-31 2027-01-31 2027-02-28'],
])('%s is due in the months that have such a day (B18)', (cron, dates) => {
  expect(nextDates(cron)).toBe(dates);
});

test.each(['0 8 30 2 *', '0 8 31 2,4,6,9,11 *', '0 8 30W 2 *', '0 8 31 2 *'])(
  '%s is a date that never comes, and is refused when saved (B18)',
  (cron) => {
    const job = { schedule: { cron, timezone: 'UTC' }, window: { kind: 'slot' as const } };
    const nowMs = Date.parse('2026-11-24T10:00Z');
    expect(checkSchedule(job, timetable, nowMs)[0]?.message).toContain('never happens');
  },
);

test('the 13th with Friday means either, and the sentence says "or" (M8)', () => {
  expect(nextDates('0 8 13 * 5')).toBe('2026-11-27 2026-12-04 2026-12-11 2026-12-13');
  expect(explainSchedule('0 8 13 * 5').words).toBe(
    'At 08:00, on day 13 of the month, or on Friday',
  );
});

test.each([
  ['0 8 L * *', '2026-11-30 2026-12-31 2027-01-31 2027-02-28'],
  ['0 8 LW * *', '2026-11-30 2026-12-31 2027-01-29 2027-02-26'],
  ['0 8 15W * *', '2026-12-15 2027-01-15 2027-02-15 2027-03-15'],
  ['0 8 1W * *', '2026-12-01 2027-01-01 2027-02-01 2027-03-01'],
  ['0 8 * * FRI#L', '2026-11-27 2026-12-25 2027-01-29 2027-02-26'],
  ['0 8 * * 5L', '2026-11-27 2026-12-25 2027-01-29 2027-02-26'],
  ['0 8 * * MON#2', '2026-12-14 2027-01-11 2027-02-08 2027-03-08'],
  ['0 8 1 JAN,JUL *', '2027-01-01 2027-07-01 2028-01-01 2028-07-01'],
  ['0 8 * * sun', '2026-11-29 2026-12-06 2026-12-13 2026-12-20'],
  ['0 8 * * 7', '2026-11-29 2026-12-06 2026-12-13 2026-12-20'],
  ['0 0 8 * * SAT-SUN', '2026-11-28 2026-11-29 2026-12-05 2026-12-06'],
  ['@daily', '2026-11-25 2026-11-26 2026-11-27 2026-11-28'],
  ['@midnight', '2026-11-25 2026-11-26 2026-11-27 2026-11-28'],
  ['@weekly', '2026-11-29 2026-12-06 2026-12-13 2026-12-20'],
  ['@monthly', '2026-12-01 2027-01-01 2027-02-01 2027-03-01'],
  ['@yearly', '2027-01-01 2028-01-01 2029-01-01 2030-01-01'],
  ['@Annually', '2027-01-01 2028-01-01 2029-01-01 2030-01-01'],
])('%s is next due on %s', (cron, dates) => {
  expect(nextDates(cron)).toBe(dates);
});

function nextDates(cron: string): string {
  const job = { schedule: { cron, timezone: 'Europe/Berlin' } };
  const slots = timetable.between(job, Date.parse('2026-11-24T10:00Z'), Number.MAX_SAFE_INTEGER, 4);
  return slots.map(({ text }) => text.slice(0, 10)).join(' ');
}
