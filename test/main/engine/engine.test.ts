import { expect, test } from 'vitest';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test('a job that falls due while the laptop is awake runs on time and tells', async () => {
  const { clock, ledger, shown } = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [nightly] });
  await clock.advance(2 * minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(shown.map(({ title, body }) => `${title}: ${body}`)).toEqual([
    'Nightly sales: Report of day:2026-03-02',
  ]);
});

test('a laptop asleep from 01:00 to 16:00 runs the nightly report once on waking (B07)', async () => {
  const { clock, ledger } = startEngine({ at: '2026-03-03T06:00:00Z', jobs: [nightly] });
  await clock.sleep(15 * hourMs);
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (catch-up) catch-up',
  ]);
});

test('three nights asleep make one report of the latest day and name the others (B07)', async () => {
  const { clock, ledger, workers } = startEngine({ at: '2026-03-03T08:00:00Z', jobs: [nightly] });
  await clock.sleep(3 * 24 * hourMs + 14 * hourMs);
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-04T02:00|America/New_York superseded (by 2026-03-06T02:00|America/New_York)',
    '2026-03-05T02:00|America/New_York superseded (by 2026-03-06T02:00|America/New_York)',
    '2026-03-06T02:00|America/New_York succeeded (catch-up) catch-up',
  ]);
  expect(workers.analyzed.map(({ window }) => window.key)).toEqual(['day:2026-03-05']);
});

test('catch-up skip says that the laptop was asleep and runs nothing (B06)', async () => {
  const careful = { ...nightly, catchUp: { ...nightly.catchUp, policy: 'skip' as const } };
  const { clock, ledger } = startEngine({ at: '2026-03-03T06:00:00Z', jobs: [careful] });
  await clock.sleep(15 * hourMs);
  expect(ledger('nightly')).toEqual(['2026-03-03T02:00|America/New_York missed (asleep)']);
});

test('slots that passed while Almanac was off are caught up at the next start', async () => {
  const first = startEngine({ at: '2026-03-03T06:00:00Z', jobs: [nightly] });
  await first.engine.stop(0);
  first.store.close();
  const later = startEngine({ at: '2026-03-03T21:00:00Z', jobs: [nightly], home: first.home });
  await later.clock.advance(minuteMs);
  expect(later.ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (catch-up) catch-up',
  ]);
});

test('a run killed with its process goes on from its snapshot and makes exactly one report', async () => {
  const first = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [nightly] });
  first.workers.behave('hangs in analysis');
  await first.clock.advance(2 * minuteMs);
  first.store.close();
  const second = startEngine({ at: '2026-03-03T07:02:00Z', jobs: [nightly], home: first.home });
  await second.clock.advance(minuteMs);
  expect(second.ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect([first.workers.fetched.length, second.workers.fetched.length]).toEqual([1, 0]);
  expect(second.store.reports.list({ limit: 10 })).toHaveLength(1);
});

test('a run that takes three processes down with it fails as crash loop, and others go on (C08)', async () => {
  let home: string | undefined;
  for (const minute of ['00', '05', '10']) {
    const at = `2026-03-03T07:${minute}:00Z`;
    const boot = startEngine({ at, jobs: [nightly], ...(home ? { home } : {}) });
    home = boot.home;
    boot.workers.behave('hangs');
    if (minute === '00')
      boot.engine.runNow(boot.store.jobs.get('nightly') as never, {
        windowKey: null,
        again: false,
      });
    await boot.clock.advance(minuteMs);
    boot.store.close();
  }
  const last = startEngine({ at: '2026-03-03T07:15:00Z', jobs: [nightly], home: home as string });
  await last.clock.advance(minuteMs);
  const [run] = last.store.failures.open(10);
  expect([run?.outcome, run?.reason]).toEqual(['failed', 'crash loop']);
});

test('a missing source fails after its attempts, says so, and the next slot runs', async () => {
  const { clock, ledger, shown, workers } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [nightly],
  });
  workers.behave('source missing');
  await clock.advance(5 * minuteMs);
  workers.behave('works');
  await clock.advance(24 * hourMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York failed (error) schedule',
    '2026-03-04T02:00|America/New_York succeeded (on time) schedule',
  ]);
  expect(workers.fetched).toHaveLength(3);
  expect(shown[0]).toMatchObject({
    title: 'Nightly sales failed',
    body: 'sales.csv is not there.',
  });
});

test('a worker that hangs dies at its deadline (C06)', async () => {
  const quick = { ...nightly, timeoutMs: 5 * minuteMs, retry: { ...nightly.retry, attempts: 1 } };
  const { clock, ledger, workers, engine } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [quick],
  });
  workers.behave('hangs');
  await clock.advance(10 * minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York failed (time limit) schedule',
  ]);
  expect(engine.running()).toEqual([]);
});

test('a slot that falls due during a run of the same job is skipped and says so (B22)', async () => {
  const { clock, ledger, workers } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [{ ...hourly, timeoutMs: 90 * minuteMs, retry: { ...hourly.retry, attempts: 1 } }],
  });
  workers.behave('hangs');
  await clock.advance(2 * hourMs + 2 * minuteMs);
  expect(ledger('hourly').slice(0, 2)).toEqual([
    '2026-03-03T07:00:00Z failed (time limit) schedule',
    '2026-03-03T08:00:00Z skipped (overlap)',
  ]);
});

test('since-last windows have no gap and no overlap through a failure and a night asleep', async () => {
  const job = {
    ...hourly,
    window: { kind: 'since-last' as const },
    retry: { ...hourly.retry, attempts: 1 },
  };
  const { clock, workers } = startEngine({ at: '2026-03-03T06:30:00Z', jobs: [job] });
  await clock.advance(hourMs);
  workers.behave('source missing');
  await clock.advance(hourMs);
  workers.behave('works');
  await clock.sleep(8 * hourMs);
  await clock.advance(2 * hourMs);
  const windows = workers.analyzed.map(({ window }) => window);
  expect(windows.slice(1).map(({ fromMs }) => fromMs)).toEqual(
    windows.slice(0, -1).map(({ toMs }) => toMs),
  );
  expect(windows.length).toBeGreaterThanOrEqual(3);
});

test('a paused or disabled job runs nothing, and each slot says why', async () => {
  const off = { ...hourly, id: 'off', enabled: false };
  const { clock, ledger, store, workers } = startEngine({
    at: '2026-03-03T06:30:00Z',
    jobs: [hourly, off],
  });
  store.jobs.setPaused(
    'hourly',
    { sinceMs: clock.wallMs(), note: 'moving house', automatic: false },
    clock.wallMs(),
  );
  await clock.advance(hourMs);
  expect([...ledger('hourly'), ...ledger('off')]).toEqual([
    '2026-03-03T07:00:00Z open (paused)',
    '2026-03-03T07:00:00Z skipped (disabled)',
  ]);
  expect(workers.fetched).toEqual([]);
});

test('five failures in a row pause the job and say so, a miss never does', async () => {
  const job = { ...hourly, retry: { ...hourly.retry, attempts: 1 } };
  const { clock, shown, store, workers } = startEngine({ at: '2026-03-03T06:30:00Z', jobs: [job] });
  workers.behave('source missing');
  await clock.advance(6 * hourMs);
  expect(store.jobs.get('hourly')?.paused).toMatchObject({ automatic: true });
  expect(shown.map(({ title }) => title)).toContain('Hourly orders is paused');
  expect(workers.fetched).toHaveLength(5);
});

test('a clock set back two hours after a run does not run it again (B01)', async () => {
  const first = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [nightly] });
  await first.clock.advance(2 * minuteMs);
  await first.engine.stop(0);
  first.store.close();
  const back = startEngine({ at: '2026-03-03T05:00:00Z', jobs: [nightly], home: first.home });
  await back.clock.advance(3 * hourMs);
  expect(back.ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
});

test('quitting while a run is under way leaves it for the next start', async () => {
  const first = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [nightly] });
  first.workers.behave('hangs');
  await first.clock.advance(2 * minuteMs);
  const stopped = first.engine.stop(5000);
  await first.clock.advance(6000);
  await stopped;
  first.store.close();
  const second = startEngine({ at: '2026-03-03T07:05:00Z', jobs: [nightly], home: first.home });
  await second.clock.advance(minuteMs);
  expect(second.ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (on time) schedule',
  ]);
});

test('who shows the time is told at each tick, which comes after 30 s at the latest', async () => {
  let ticks = 0;
  const onTick = () => {
    ticks += 1;
  };
  const { clock } = startEngine({ at: '2026-03-03T12:00:00Z', jobs: [nightly], onTick });
  const atStart = ticks;
  await clock.advance(2 * minuteMs);
  expect(ticks - atStart).toBe(4);
});
