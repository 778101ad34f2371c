import { expect, test } from 'vitest';
import { acceptShape } from '../../../main/domain/source/accepted-shapes.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const dayMs = 86_400_000;
const spec = { ...nightly, sources: [csvSource('sales', '/data/sales.csv')] };

async function threeNights() {
  const started = startEngine({ at: '2026-03-03T06:59:30Z', jobs: [spec] });
  await started.clock.advance(2 * dayMs + 60_000);
  const last = () => started.workers.fetched.at(-1)?.history?.sales;
  return { ...started, last };
}

test('a fetch knows what the reports before were made from, the newest as what is expected', async () => {
  const { workers } = await threeNights();
  const known = workers.fetched.map(({ history }) => [
    history?.sales?.parts.length,
    history?.sales?.expected?.rows,
  ]);
  expect(known).toEqual([
    [0, undefined],
    [1, 1],
    [2, 1],
  ]);
});

test('another file is another source, without a history', async () => {
  const { clock, last, store } = await threeNights();
  store.jobs.save({ ...spec, sources: [csvSource('sales', '/data/new.csv')] }, clock.wallMs());
  await clock.advance(dayMs);
  expect(last()).toEqual({ parts: [], expected: null, reported: null });
});

test('columns that were taken as they are expect nothing of the reports before', async () => {
  const { clock, last, store } = await threeNights();
  acceptShape(store.settings, 'nightly', clock.wallMs());
  await clock.advance(dayMs);
  expect(last()).toMatchObject({ parts: [{}, {}, {}], expected: null });
  await clock.advance(dayMs);
  expect(last()?.expected).not.toBeNull();
});

test('late rows are looked for against the last report of the schedule, and not by a re-run', async () => {
  const { clock, engine, last, store } = await threeNights();
  const [newest] = store.reports.list({ limit: 1 });
  const run = store.history.run(newest?.runId ?? '');
  expect(last()?.reported).toMatchObject({
    toMs: (run?.window?.toMs ?? 0) - dayMs,
    file: { part: { sourceId: 'sales' } },
  });
  const job = store.jobs.get('nightly');
  if (run && job) engine.runAgain(run, job, 'as-is-now');
  await clock.advance(60_000);
  expect(last()?.reported).toBeNull();
  await clock.advance(dayMs);
  expect(last()?.reported?.toMs).toBe(run?.window?.toMs);
});
