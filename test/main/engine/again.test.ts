import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Job } from '../../../main/domain/job/job.ts';
import { hourly, nightly, type Started, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function jobOf({ store }: Started, id: string): Job {
  const job = store.jobs.get(id);
  if (!job) throw new Error('the job is gone');
  return job;
}

/** A nightly job whose report of 2 March is done. */
async function withReport(spec = nightly) {
  const started = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [spec] });
  await started.clock.advance(2 * minuteMs);
  const [report] = started.store.reports.list({ limit: 1 });
  const run = started.store.history.run(report?.runId ?? '');
  if (!run) throw new Error('there is no report');
  return { ...started, job: jobOf(started, spec.id), run };
}

test('made again as it was, a report reads its own snapshot and stands beside the first', async () => {
  const { engine, job, run, store, workers, clock } = await withReport();
  const again = engine.runAgain(run, job, 'as-it-was');
  await clock.advance(minuteMs);
  expect(store.history.ofWindow(run.key ?? '')).toMatchObject([
    { id: run.id, revision: 1, outcome: 'succeeded' },
    { id: again.id, revision: 2, outcome: 'succeeded', trigger: 'again', again: 'as-it-was' },
  ]);
  expect(workers.fetched).toHaveLength(1);
  expect(store.reports.snapshot(again.id)).toEqual(store.reports.snapshot(run.id));
  for (const { id } of [run, again]) expect(store.reports.get(id)).not.toBeNull();
});

test('made again with the data as it is now, a report fetches anew', async () => {
  const { engine, job, run, workers, clock } = await withReport();
  engine.runAgain(run, job, 'as-is-now');
  await clock.advance(minuteMs);
  expect(workers.fetched).toHaveLength(2);
});

test('a report made again is sent to nobody until someone says so, and then once', async () => {
  const { engine, job, run, shown, store, clock } = await withReport();
  const again = engine.runAgain(run, job, 'as-is-now');
  await clock.advance(minuteMs);
  expect(shown).toHaveLength(1);
  expect(store.reports.get(again.id)?.isUnread).toBe(false);
  for (let press = 0; press < 10; press += 1) engine.send(again, job);
  await clock.advance(minuteMs);
  expect(shown).toHaveLength(2);
  expect(store.history.deliveries(again.id)).toMatchObject([{ state: 'sent' }]);
});

test('a report made again that fails says nothing, and is retried as it was asked for', async () => {
  const { engine, job, run, shown, store, workers, clock } = await withReport();
  workers.behave('source missing');
  const again = engine.runAgain(run, job, 'as-is-now');
  await clock.advance(5 * minuteMs);
  const failed = store.history.run(again.id);
  expect(failed).toMatchObject({ outcome: 'failed', revision: 2 });
  expect(shown).toHaveLength(1);
  workers.behave('works');
  if (failed) engine.retry(failed, job);
  await clock.advance(minuteMs);
  expect(store.history.ofWindow(run.key ?? '').at(-1)).toMatchObject({
    revision: 3,
    trigger: 'again',
    outcome: 'succeeded',
  });
});

test('again pressed ten times makes one more revision (C04)', async () => {
  const { engine, job, run } = await withReport();
  const ids = Array.from({ length: 10 }, () => engine.runAgain(run, job, 'as-is-now').id);
  expect(new Set(ids).size).toBe(1);
});

test('again on a window that has no report yet is a first run of it; as it was is refused', async () => {
  const started = startEngine({ at: '2026-03-03T06:30:00Z', jobs: [nightly] });
  const { engine, clock, store } = started;
  const job = jobOf(started, 'nightly');
  expect(() => engine.runNow(job, { windowKey: 'day:2026-03-01', again: 'as-it-was' })).toThrow(
    'nightly has no report of day:2026-03-01 yet that could be made again as it was.',
  );
  const { id } = engine.runNow(job, { windowKey: 'day:2026-03-01', again: 'as-is-now' });
  await clock.advance(minuteMs);
  expect(store.history.run(id)).toMatchObject({ trigger: 'manual', revision: 1, again: null });
});

test('a report whose data has expired is not made again as it was, and nothing is recorded', async () => {
  const { engine, job, run, home, store } = await withReport();
  rmSync(join(home, 'blobs'), { recursive: true });
  expect(() => engine.runAgain(run, job, 'as-it-was')).toThrow();
  expect(store.history.ofWindow(run.key ?? '')).toHaveLength(1);
});

test('a since-last report made again has the same period, and the next one begins where it did', async () => {
  const job = { ...hourly, window: { kind: 'since-last' as const } };
  const started = startEngine({ at: '2026-03-03T06:30:00Z', jobs: [job] });
  const { engine, clock, workers, ledger } = started;
  await clock.advance(hourMs);
  engine.runNow(jobOf(started, 'hourly'), { windowKey: null, again: 'as-is-now' });
  await clock.advance(hourMs);
  expect(workers.analyzed.map(({ window }) => window.key)).toEqual([
    'since-last:2026-03-03T06:00:00Z/2026-03-03T07:00:00Z',
    'since-last:2026-03-03T06:00:00Z/2026-03-03T07:00:00Z',
    'since-last:2026-03-03T07:00:00Z/2026-03-03T08:00:00Z',
  ]);
  expect(ledger('hourly').at(-1)).toBe('2026-03-03T08:00:00Z succeeded (on time) schedule');
});

test('a since-last run that failed gives its period to the next, and is not retried after that', async () => {
  const job = {
    ...hourly,
    window: { kind: 'since-last' as const },
    retry: { ...hourly.retry, attempts: 1 },
  };
  const started = startEngine({ at: '2026-03-03T06:30:00Z', jobs: [job] });
  const { engine, clock, store, workers } = started;
  workers.behave('source missing');
  await clock.advance(hourMs);
  const [failed] = store.failures.open(1);
  workers.behave('works');
  await clock.advance(hourMs);
  expect(workers.analyzed.map(({ window }) => window.key)).toEqual([
    'since-last:2026-03-03T06:00:00Z/2026-03-03T08:00:00Z',
  ]);
  if (!failed) throw new Error('it did not fail');
  expect(() => engine.retry(failed, jobOf(started, 'hourly'))).toThrow(/is there already/);
});

test('a slot that falls due while a report is made again is not skipped for it', async () => {
  const { engine, clock, ledger, workers, store } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [hourly],
  });
  await clock.advance(2 * minuteMs);
  const [report] = store.reports.list({ limit: 1 });
  const run = store.history.run(report?.runId ?? '');
  const job = store.jobs.get('hourly');
  await clock.advance(57 * minuteMs);
  workers.behave('hangs');
  if (run && job) engine.runAgain(run, job, 'as-is-now');
  await clock.advance(2 * minuteMs);
  expect(ledger('hourly').at(-1)).toBe('2026-03-03T08:00:00Z recorded schedule');
});
