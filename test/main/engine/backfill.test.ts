import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { isLeftOut } from '../../../main/domain/run/request.ts';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const utc = (text: string) => Date.parse(`${text}Z`);

/** An engine, the job, and the two acts of a backfill over a range. */
function started(spec: JobSpec, at: string) {
  const engine = startEngine({ at, jobs: [spec] });
  const job = engine.store.jobs.get(spec.id);
  if (!job) throw new Error('the job is gone');
  const plan = (from: string, to: string) =>
    engine.engine.planBackfill(job, { fromMs: utc(from), toMs: utc(to) });
  const fill = (from: string, to: string) =>
    plan(from, to)
      .filter(isLeftOut)
      .map(({ window, slot }) =>
        engine.engine.backfill(job, { windowKey: window.key, dueAtMs: slot.dueAtMs }),
      );
  return { ...engine, job, plan, fill };
}

const utcNightly: JobSpec = {
  ...nightly,
  schedule: { ...nightly.schedule, timezone: 'UTC' },
};

test('a range is the windows that end in it, each with what the ledger knows of it', async () => {
  const { clock, plan, workers } = started(
    { ...utcNightly, catchUp: { ...nightly.catchUp, policy: 'skip' } },
    '2026-03-03T01:59:00Z',
  );
  await clock.advance(2 * minuteMs);
  await clock.sleep(1.5 * dayMs);
  workers.behave('source missing');
  await clock.advance(0.5 * dayMs);
  expect(
    plan('2026-03-01T00:00', '2026-03-05T00:00').map((each) => [
      each.window.key,
      each.exists,
      each.reason,
    ]),
  ).toEqual([
    ['day:2026-03-01', 'never recorded', null],
    ['day:2026-03-02', 'done', 'on time'],
    ['day:2026-03-03', 'missed', 'asleep'],
    ['day:2026-03-04', 'failed', 'error'],
  ]);
});

test('adjoining ranges share no window, and a day of which no slot has come yet is in none', () => {
  const { plan } = started(utcNightly, '2026-03-05T01:00:00Z');
  const keys = (from: string, to: string) => plan(from, to).map(({ window }) => window.key);
  expect(keys('2026-03-01T00:00', '2026-03-03T00:00')).toEqual([
    'day:2026-03-01',
    'day:2026-03-02',
  ]);
  expect(keys('2026-03-03T00:00', '2026-03-09T00:00')).toEqual(['day:2026-03-03']);
});

test('a backfill makes what is left out, oldest first and one after the other', async () => {
  const { clock, engine, fill, ledger, workers } = started(utcNightly, '2026-03-10T12:00:00Z');
  const runs = fill('2026-03-01T00:00', '2026-03-04T00:00');
  expect(engine.running().length).toBeLessThanOrEqual(1);
  await clock.advance(minuteMs);
  expect(workers.analyzed.map(({ window }) => window.key)).toEqual([
    'day:2026-03-01',
    'day:2026-03-02',
    'day:2026-03-03',
  ]);
  expect(ledger('nightly')).toEqual(
    runs.map(({ id }) => `manual:${id} succeeded (on time) backfill`),
  );
  expect(fill('2026-03-01T00:00', '2026-03-04T00:00')).toEqual([]);
});

test('a slot that falls due during a backfill runs next, and is neither skipped nor last', async () => {
  const { clock, fill, ledger, workers } = started(
    { ...utcNightly, timeoutMs: 10 * minuteMs, retry: { ...nightly.retry, attempts: 1 } },
    '2026-03-10T01:59:30Z',
  );
  workers.behave('hangs');
  fill('2026-03-01T00:00', '2026-03-04T00:00');
  await clock.advance(minuteMs);
  workers.behave('works');
  await clock.advance(20 * minuteMs);
  expect(workers.analyzed.map(({ window }) => window.key)).toEqual([
    'day:2026-03-09',
    'day:2026-03-02',
    'day:2026-03-03',
  ]);
  expect(ledger('nightly').at(-1)).toMatch(/^2026-03-10T02:00\|UTC succeeded/);
});

test('two backfills take one place between them, so that one stays free for what is due', async () => {
  const other = { ...utcNightly, id: 'other', schedule: { cron: '0 3 * * *', timezone: 'UTC' } };
  const { clock, engine, fill, store, workers } = started(utcNightly, '2026-03-10T12:00:00Z');
  const job = store.jobs.save(other, clock.wallMs());
  workers.behave('hangs');
  fill('2026-03-01T00:00', '2026-03-03T00:00');
  engine.backfill(job, { windowKey: 'day:2026-03-01', dueAtMs: utc('2026-03-02T03:00') });
  await clock.advance(minuteMs);
  expect(engine.running().map(({ run }) => run.trigger)).toEqual(['backfill']);
});

test('what reports since the last time has no windows to fill, and a year of quarters of an hour is too much', () => {
  const sinceLast = started({ ...hourly, window: { kind: 'since-last' } }, '2026-03-10T12:00:00Z');
  expect(() => sinceLast.plan('2026-03-01T00:00', '2026-03-04T00:00')).toThrow(
    /^hourly reports what is new since its last report/,
  );
  const often = started({ ...hourly, window: { kind: 'hour' } }, '2026-03-10T12:00:00Z');
  expect(() => often.plan('2025-03-01T00:00', '2026-03-04T00:00')).toThrow(
    /more than 1000 periods/,
  );
});

test('a window that the job has no more is refused by name', () => {
  const { engine, job } = started(utcNightly, '2026-03-10T12:00:00Z');
  const asked = { windowKey: 'week:2026-W09', dueAtMs: utc('2026-03-02T02:00') };
  expect(() => engine.backfill(job, asked)).toThrow(
    '"week:2026-W09" is not a window of nightly any more. Ask for the list again.',
  );
});
