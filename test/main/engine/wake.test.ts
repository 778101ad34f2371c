import { expect, test } from 'vitest';
import { savePauseAll } from '../../../main/domain/schedule/power.ts';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const friday = { ...nightly, schedule: { cron: '0 2 * * MON-FRI', timezone: 'America/New_York' } };

test('a wake within the grace starts the slot late, once, under its own time (B05)', async () => {
  const { clock, ledger } = startEngine({ at: '2026-03-03T06:00:00Z', jobs: [nightly] });
  await clock.sleep(3 * hourMs);
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (late) schedule',
  ]);
});

test('after a wake what was missed waits 5 s for the network that has come back (B09)', async () => {
  let isOnline = false;
  const network = { isOnline: () => isOnline };
  const { clock, ledger, workers } = startEngine({
    at: '2026-03-03T06:00:00Z',
    jobs: [nightly],
    network,
  });
  await clock.sleep(3 * hourMs);
  await clock.advance(20_000);
  isOnline = true;
  await clock.advance(5_000);
  expect(ledger('nightly')).toEqual(['2026-03-03T02:00|America/New_York recorded schedule']);
  await clock.advance(2_000);
  expect(workers.fetched).toHaveLength(1);
});

test('without any network it starts after 45 s, with one attempt and not four (B09)', async () => {
  const { clock, workers } = startEngine({
    at: '2026-03-03T06:00:00Z',
    jobs: [nightly],
    network: { isOnline: () => false },
  });
  await clock.sleep(3 * hourMs);
  await clock.advance(40_000);
  expect(workers.fetched).toHaveLength(0);
  await clock.advance(20_000);
  expect(workers.fetched).toHaveLength(1);
});

test('a backlog starts one job at a time by priority, and what is due now is not held up by it', async () => {
  const jobs = [1, 2, 3].map((priority) => ({ ...nightly, id: `night-${priority}`, priority }));
  const { clock, engine, workers } = startEngine({
    at: '2026-03-03T06:00:00Z',
    jobs: [...jobs, hourly],
  });
  await clock.sleep(15 * hourMs + 50 * minuteMs);
  workers.behave('hangs');
  await clock.advance(9 * minuteMs);
  expect(engine.running().map(({ job }) => job.id)).toEqual(['night-3']);
  await clock.advance(minuteMs);
  expect(engine.running().map(({ job }) => job.id)).toEqual(['night-3', 'hourly']);
});

test('what Friday missed does not run on Saturday but on Monday, beside its own slot', async () => {
  const { clock, ledger } = startEngine({ at: '2026-03-06T05:00:00Z', jobs: [friday] });
  await clock.sleep(34 * hourMs);
  await clock.advance(dayMs);
  const slot = '2026-03-06T02:00|America/New_York';
  expect(ledger('nightly')).toEqual([`${slot} recorded catch-up`]);
  await clock.advance(dayMs);
  expect(ledger('nightly')).toEqual([
    `${slot} succeeded (catch-up) catch-up`,
    '2026-03-09T02:00|America/New_York succeeded (on time) schedule',
  ]);
});

test('when Monday is missed as well, its catch-up takes the place of what Friday left waiting', async () => {
  const { clock, ledger } = startEngine({ at: '2026-03-06T05:00:00Z', jobs: [friday] });
  await clock.sleep(34 * hourMs);
  await clock.advance(minuteMs);
  await clock.sleep(2 * dayMs + 6 * hourMs);
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-06T02:00|America/New_York superseded (by 2026-03-09T02:00|America/New_York) catch-up',
    '2026-03-09T02:00|America/New_York succeeded (catch-up) catch-up',
  ]);
});

test('a pause of everything ends by itself, and what passed meanwhile is decided then', async () => {
  const { clock, engine, ledger, store } = startEngine({
    at: '2026-03-03T06:30:00Z',
    jobs: [hourly],
  });
  savePauseAll(store.settings, { untilMs: clock.wallMs() + 100 * minuteMs });
  engine.wake();
  await clock.advance(99 * minuteMs);
  expect(ledger('hourly')).toEqual([
    '2026-03-03T07:00:00Z open (paused)',
    '2026-03-03T08:00:00Z open (paused)',
  ]);
  await clock.advance(2 * minuteMs);
  expect(ledger('hourly')).toEqual([
    '2026-03-03T07:00:00Z succeeded (catch-up) catch-up',
    '2026-03-03T08:00:00Z succeeded (late) schedule',
  ]);
});

test('a run recorded before a pause is open during it, and a retry waits for its end', async () => {
  const { clock, engine, ledger, store, workers } = startEngine({
    at: '2026-03-03T06:59:59Z',
    jobs: [nightly],
  });
  workers.behave('source missing');
  await clock.advance(2000);
  workers.behave('works');
  const pause = { sinceMs: clock.wallMs(), note: '', automatic: false };
  store.jobs.setPaused('nightly', pause, clock.wallMs());
  await clock.advance(hourMs);
  expect(workers.fetched).toHaveLength(1);
  store.jobs.setPaused('nightly', null, clock.wallMs());
  engine.wake();
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
});
