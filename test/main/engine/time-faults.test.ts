import { expect, test } from 'vitest';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const quarterly = {
  ...hourly,
  id: 'quarterly',
  name: 'Every quarter of an hour',
  schedule: { cron: '*/15 * * * *', timezone: 'UTC' },
  window: { kind: 'slot' } as const,
};

test('a clock set back two hours right after a run runs nothing again (B01)', async () => {
  const { clock, ledger, workers } = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [nightly] });
  await clock.advance(2 * minuteMs);
  clock.set(-2 * hourMs);
  await clock.advance(4 * hourMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(workers.analyzed).toHaveLength(1);
});

test('a clock a year ahead for two minutes leaves the real slots to run in their time (B02)', async () => {
  const { clock, engine, ledger, store } = startEngine({
    at: '2026-03-03T07:10:00Z',
    jobs: [hourly],
  });
  clock.set(365 * dayMs);
  await clock.advance(2 * minuteMs);
  clock.set(-365 * dayMs);
  await clock.advance(30_000);
  expect(engine.held()).toContain('The clock of this machine says 2026-03-03');
  await clock.advance(2 * hourMs);
  expect(engine.held()).toBeNull();
  const now = ledger('hourly').filter((line) => line.startsWith('2026'));
  expect(now).toEqual([
    '2026-03-03T08:00:00Z succeeded (on time) schedule',
    '2026-03-03T09:00:00Z succeeded (on time) schedule',
  ]);
  expect(store.quarantine.list().length).toBeGreaterThan(100);
  expect(store.quarantine.list().every(({ outcome }) => outcome !== 'succeeded')).toBe(true);
});

test('a clock set back ten minutes just before a slot runs it once, when it is due (B03)', async () => {
  const { clock, ledger } = startEngine({ at: '2026-03-03T06:59:50Z', jobs: [nightly] });
  clock.set(-10 * minuteMs);
  await clock.advance(10 * minuteMs);
  expect(ledger('nightly')).toEqual([]);
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
});

test('corrections of one second around a slot, ten times, make one run (B04)', async () => {
  const { clock, ledger, workers } = startEngine({ at: '2026-03-03T06:59:55Z', jobs: [nightly] });
  for (let step = 0; step < 10; step += 1) {
    clock.set(step % 2 === 0 ? -1000 : 1000);
    await clock.advance(1000);
  }
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(workers.analyzed).toHaveLength(1);
});

test('a sleep in the middle of a run ends in one result (B08)', async () => {
  const { clock, ledger, workers, store } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [nightly],
  });
  workers.behave('hangs');
  await clock.advance(2 * minuteMs);
  workers.behave('works');
  await clock.sleep(5 * hourMs);
  await clock.advance(5 * minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(store.reports.list({ limit: 10 })).toHaveLength(1);
});

test('a clock put forward by two hours runs what it skipped by the policy of the job', async () => {
  const { clock, ledger } = startEngine({ at: '2026-03-03T06:10:00Z', jobs: [nightly] });
  clock.set(2 * hourMs);
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (late) schedule',
  ]);
});

test('what a clock put forward by nine hours skips past grace waits for an answer', async () => {
  const { clock, ledger, store } = startEngine({ at: '2026-03-03T06:10:00Z', jobs: [hourly] });
  clock.set(9 * hourMs);
  await clock.advance(minuteMs);
  const open = ledger('hourly').filter((line) => line.includes(' open'));
  // The ninth is within its grace and runs as its own, as under the policy `ask`.
  expect([ledger('hourly').length, open.length]).toEqual([9, 8]);
  clock.set(-9 * hourMs);
  await clock.advance(hourMs);
  expect(ledger('hourly')).toEqual([
    '2026-03-03T07:00:00Z succeeded (on time) schedule',
    '2026-03-03T15:00:00Z succeeded (late) schedule',
  ]);
  expect(store.quarantine.list()).toHaveLength(8);
});

test('retries, edits and absences of a clock that ran ahead come back with it', async () => {
  const { clock, ledger, workers, store } = startEngine({
    at: '2026-03-03T06:10:00Z',
    jobs: [nightly],
  });
  clock.set(20 * hourMs);
  await clock.advance(minuteMs);
  workers.behave('source missing');
  store.jobs.save({ ...nightly, name: 'Nightly sales and returns' }, clock.wallMs());
  clock.set(-20 * hourMs);
  await clock.advance(minuteMs);
  workers.behave('works');
  await clock.advance(hourMs);
  expect(ledger('nightly').slice(0, 1)).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
});

for (const [year, at] of [
  ['1970', '1970-01-01T00:00:10Z'],
  ['2099', '2099-01-01T00:00:10Z'],
] as const) {
  test(`a machine that boots in ${year} schedules nothing until the clock is set (B23)`, async () => {
    const first = startEngine({ at: '2026-03-03T06:00:00Z', jobs: [quarterly] });
    await first.engine.stop(0);
    first.store.close();
    const second = startEngine({ at, jobs: [quarterly], home: first.home });
    await second.clock.advance(5 * minuteMs);
    expect(second.engine.held()).toContain(
      `says ${year}-01-01, but Almanac last worked on 2026-03-03`,
    );
    expect(second.ledger('quarterly')).toEqual([]);
    second.clock.set(Date.parse('2026-03-03T06:20:00Z') - second.clock.wallMs());
    await second.clock.advance(2 * minuteMs);
    expect(second.engine.held()).toBeNull();
    expect(second.ledger('quarterly')).toEqual(['2026-03-03T06:15:00Z succeeded (late) schedule']);
  });
}

test('a clock two years on is believed when the user says that it is right (B23)', async () => {
  const first = startEngine({ at: '2026-03-03T08:00:00Z', jobs: [nightly] });
  await first.engine.stop(0);
  first.store.close();
  const second = startEngine({ at: '2028-03-03T08:00:00Z', jobs: [nightly], home: first.home });
  await second.clock.advance(minuteMs);
  expect([second.engine.held() !== null, second.ledger('nightly')]).toEqual([true, []]);
  second.engine.trustClock();
  await second.clock.advance(minuteMs);
  expect(second.engine.held()).toBeNull();
  expect(second.ledger('nightly').at(-1)).toBe(
    '2028-03-03T02:00|America/New_York succeeded (late) schedule',
  );
});
