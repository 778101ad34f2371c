import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { isoCalendar } from '../../../main/domain/schedule/calendar.ts';
import { saveCalendarDefaults } from '../../../main/domain/schedule/calendar-defaults.ts';
import { jitterOf } from '../../../main/domain/schedule/jitter.ts';
import { answerTravel, travelQuestions } from '../../../main/domain/schedule/travel.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const berlin = { cron: '0 7 * * *', timezone: 'Europe/Berlin' };

function job(schedule: Partial<JobSpec['schedule']>, more: Partial<JobSpec> = {}): JobSpec {
  return { ...nightly, id: 'daily', schedule: { ...berlin, ...schedule }, ...more };
}

test('a slot on an excluded day is recorded as skipped, and the next one reports its day too', async () => {
  const { clock, ledger, store } = startEngine({
    at: '2026-12-23T12:00Z',
    jobs: [job({ exclude: [{ date: '2026-12-25' }] }, { window: { kind: 'day' } })],
  });
  await clock.advance(3 * dayMs);
  expect(ledger('daily')).toEqual([
    '2026-12-24T07:00|Europe/Berlin succeeded (on time) schedule',
    '2026-12-25T07:00|Europe/Berlin skipped (excluded day)',
    '2026-12-26T07:00|Europe/Berlin succeeded (on time) schedule',
  ]);
  const windows = store.history
    .slots({ jobId: 'daily', limit: 10, order: 'oldest' })
    .map(({ run }) => run?.window?.key ?? null);
  expect(windows).toEqual(['day:2026-12-23', null, 'day:2026-12-24/2026-12-25']);
});

test('asleep over an excluded day nothing of it is caught up or coalesced', async () => {
  const { clock, ledger } = startEngine({
    at: '2026-12-23T12:00Z',
    jobs: [job({ exclude: [{ date: '2026-12-26' }] })],
  });
  await clock.sleep(3 * dayMs);
  await clock.advance(2 * 60_000);
  expect(ledger('daily')).toEqual([
    '2026-12-24T07:00|Europe/Berlin superseded (by 2026-12-25T07:00|Europe/Berlin)',
    '2026-12-25T07:00|Europe/Berlin succeeded (catch-up) catch-up',
    '2026-12-26T07:00|Europe/Berlin skipped (excluded day)',
  ]);
});

test('a holiday of the app’s country moves the slot for jobs that name no country', async () => {
  const started = startEngine({ at: '2026-04-01T12:00Z', jobs: [] });
  const region = { country: 'DE', region: null };
  saveCalendarDefaults(started.store.settings, { calendar: isoCalendar, region });
  started.store.jobs.save(
    job({ cron: '0 7 * * MON-FRI', onHoliday: 'after' }),
    started.clock.wallMs(),
  );
  started.engine.wake();
  await started.clock.advance(7 * dayMs);
  expect(started.ledger('daily')).toEqual([
    '2026-04-02T07:00|Europe/Berlin succeeded (on time) schedule',
    '2026-04-03T07:00|Europe/Berlin succeeded (on time) schedule',
    '2026-04-08T07:00|Europe/Berlin succeeded (on time) schedule',
  ]);
});

test('jitter delays the start by the same time each time it is asked, and is no lateness', async () => {
  const daily = job({ jitterMs: 600_000 });
  const { clock, store, ledger } = startEngine({ at: '2026-06-01T12:00Z', jobs: [daily] });
  await clock.advance(3 * dayMs);
  const runs = store.history
    .slots({ jobId: 'daily', limit: 10, order: 'oldest' })
    .map(({ slot, dueAtMs, run }) => ({
      due: new Date(dueAtMs ?? 0).toISOString().slice(11, 16),
      isItsJitter: (run?.startedAtMs ?? 0) - (dueAtMs ?? 0) === jitterOf(daily, slot),
    }));
  expect(runs).toEqual(Array(3).fill({ due: '05:00', isItsJitter: true }));
  expect(ledger('daily').every((line) => line.includes('succeeded (on time)'))).toBe(true);
  const jitters = runs.map((_, n) => jitterOf(daily, `2026-06-0${n + 2}T07:00|Europe/Berlin`));
  expect(new Set(jitters).size).toBeGreaterThan(1);
});

test('a ready-by job starts ten minutes early at first and is named by its ready-by time', async () => {
  const { clock, store, ledger } = startEngine({
    at: '2026-06-01T12:00Z',
    jobs: [job({ cron: '0 0 * * *', readyBy: '09:00' })],
  });
  await clock.advance(2 * dayMs);
  expect(ledger('daily')).toEqual([
    '2026-06-02T09:00|Europe/Berlin succeeded (on time) schedule',
    '2026-06-03T09:00|Europe/Berlin succeeded (on time) schedule',
  ]);
  const due = store.history
    .slots({ jobId: 'daily', limit: 10, order: 'oldest' })
    .map(({ dueAtMs }) => new Date(dueAtMs ?? 0).toISOString());
  // The second one knows of a run that took no time at all: five minutes are the least.
  expect(due).toEqual(['2026-06-02T06:50:00.000Z', '2026-06-03T06:55:00.000Z']);
});

test('B16: flying west, a since-last job that follows the laptop runs once for a local date', async () => {
  let zone = 'Asia/Tokyo';
  const { clock, engine, ledger } = startEngine({
    at: '2026-06-01T20:00Z',
    jobs: [job({ cron: '0 9 * * *', timezone: 'system' }, { window: { kind: 'since-last' } })],
    systemZone: () => zone,
  });
  await clock.advance(6 * hourMs);
  zone = 'America/New_York';
  engine.wake();
  await clock.advance(dayMs);
  expect(ledger('daily')).toEqual([
    '2026-06-02T09:00|Asia/Tokyo succeeded (on time) schedule',
    '2026-06-02T09:00|America/New_York skipped (already done)',
  ]);
});

test('B16: a job that asks keeps its zone until its user answers', async () => {
  let zone = 'Europe/Berlin';
  const { clock, engine, ledger, store } = startEngine({
    at: '2026-06-01T20:00Z',
    jobs: [job({ cron: '0 9 * * *', timezone: 'system', onTravel: 'ask' })],
    systemZone: () => zone,
  });
  zone = 'America/New_York';
  engine.wake();
  await clock.advance(dayMs);
  const [asked] = travelQuestions(store.jobs.list(), zone);
  expect(asked).toMatchObject({ keptZone: 'Europe/Berlin', laptopZone: 'America/New_York' });
  const saved = store.jobs.get('daily');
  if (saved) store.jobs.save(answerTravel(saved, zone, true), clock.wallMs());
  engine.wake();
  await clock.advance(dayMs);
  expect(travelQuestions(store.jobs.list(), zone)).toEqual([]);
  expect(ledger('daily')).toEqual([
    '2026-06-02T09:00|Europe/Berlin succeeded (on time) schedule',
    '2026-06-03T09:00|America/New_York succeeded (on time) schedule',
  ]);
});

test('a job that stays keeps the zone of its first save when it is saved again elsewhere', () => {
  let zone = 'Europe/Berlin';
  const daily = job({ timezone: 'system', onTravel: 'stay' });
  const { store, clock } = startEngine({
    at: '2026-06-01T20:00Z',
    jobs: [daily],
    systemZone: () => zone,
  });
  zone = 'Asia/Tokyo';
  expect(store.jobs.save(daily, clock.wallMs())).toMatchObject({
    revision: 1,
    schedule: { keptZone: 'Europe/Berlin' },
  });
});

test('B17: a stored job whose zone the runtime does not know stops no other', async () => {
  const told: string[] = [];
  const lost = job({ timezone: 'Nowhere/City' }, { id: 'lost' });
  const { clock, ledger } = startEngine({
    at: '2026-06-01T12:00Z',
    jobs: [lost, job({})],
    onFailure: (message) => told.push(message),
  });
  await clock.advance(dayMs);
  expect(ledger('daily')).toEqual(['2026-06-02T07:00|Europe/Berlin succeeded (on time) schedule']);
  expect([ledger('lost'), told.length > 0]).toEqual([[], true]);
});
