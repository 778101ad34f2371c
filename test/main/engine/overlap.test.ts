import { expect, test } from 'vitest';
import type { OverlapPolicy } from '../../../main/domain/job/job.ts';
import { hourly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Hourly; the run of 07:00 hangs until its limit, the others take no time. */
async function afterLongRun(overlap: OverlapPolicy, timeoutMs: number, waitMs: number) {
  const job = { ...hourly, overlap, timeoutMs, retry: { ...hourly.retry, attempts: 1 } };
  const started = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [job] });
  started.workers.behave('hangs');
  await started.clock.advance(2 * minuteMs);
  started.workers.behave('works');
  await started.clock.advance(waitMs);
  return started.ledger('hourly');
}

test('overlap skip refuses each slot that falls due meanwhile, once (B22)', async () => {
  expect(await afterLongRun('skip', 150 * minuteMs, 3 * hourMs)).toEqual([
    '2026-03-03T07:00:00Z failed (time limit) schedule',
    '2026-03-03T08:00:00Z skipped (overlap)',
    '2026-03-03T09:00:00Z skipped (overlap)',
    '2026-03-03T10:00:00Z succeeded (on time) schedule',
  ]);
});

test('overlap buffer-one keeps the first slot that waits and refuses the next (B22)', async () => {
  expect(await afterLongRun('buffer-one', 150 * minuteMs, 3 * hourMs)).toEqual([
    '2026-03-03T07:00:00Z failed (time limit) schedule',
    '2026-03-03T08:00:00Z succeeded (catch-up) schedule',
    '2026-03-03T09:00:00Z skipped (overlap)',
    '2026-03-03T10:00:00Z succeeded (on time) schedule',
  ]);
});

test('overlap buffer-all runs every slot that waited, one after the other (B22)', async () => {
  expect(await afterLongRun('buffer-all', 150 * minuteMs, 3 * hourMs)).toEqual([
    '2026-03-03T07:00:00Z failed (time limit) schedule',
    '2026-03-03T08:00:00Z succeeded (catch-up) schedule',
    '2026-03-03T09:00:00Z succeeded (late) schedule',
    '2026-03-03T10:00:00Z succeeded (on time) schedule',
  ]);
});

test('overlap cancel-other asks the run to stop, waits for it, and then starts the new one (B22)', async () => {
  const job = { ...hourly, overlap: 'cancel-other' as const, timeoutMs: 3 * hourMs };
  const { clock, engine, ledger, workers } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [job],
  });
  workers.behave('hangs');
  await clock.advance(hourMs + minuteMs + 5000);
  expect(engine.running().map(({ run }) => run.slot)).toEqual(['2026-03-03T07:00:00Z']);
  workers.behave('works');
  await clock.advance(6000);
  expect(ledger('hourly')).toEqual([
    '2026-03-03T07:00:00Z failed (cancelled) schedule',
    '2026-03-03T08:00:00Z succeeded (on time) schedule',
  ]);
});

test('overlap terminate-other kills the run at once and starts the new one (B22)', async () => {
  const job = { ...hourly, overlap: 'terminate-other' as const, timeoutMs: 3 * hourMs };
  const { clock, ledger, workers } = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [job] });
  workers.behave('hangs');
  await clock.advance(30 * minuteMs);
  workers.behave('works');
  await clock.advance(31 * minuteMs);
  expect(ledger('hourly')).toEqual([
    '2026-03-03T07:00:00Z failed (cancelled) schedule',
    '2026-03-03T08:00:00Z succeeded (on time) schedule',
  ]);
});

test('a run that waits for its next attempt makes way as well', async () => {
  const retry = { attempts: 5, firstMs: 2 * hourMs, maxMs: 2 * hourMs };
  const job = { ...hourly, overlap: 'cancel-other' as const, retry };
  const { clock, ledger, workers } = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [job] });
  workers.behave('source missing');
  await clock.advance(30 * minuteMs);
  workers.behave('works');
  await clock.advance(4 * hourMs);
  expect(ledger('hourly').slice(0, 2)).toEqual([
    '2026-03-03T07:00:00Z failed (cancelled) schedule',
    '2026-03-03T08:00:00Z succeeded (on time) schedule',
  ]);
});

test('what waits for its turn waits for the last attempt of the one before', async () => {
  const retry = { attempts: 2, firstMs: 2 * hourMs, maxMs: 2 * hourMs };
  const job = { ...hourly, overlap: 'buffer-all' as const, retry };
  const { clock, workers } = startEngine({ at: '2026-03-03T06:59:00Z', jobs: [job] });
  workers.behave('source missing');
  await clock.advance(30 * minuteMs);
  workers.behave('works');
  await clock.advance(2 * hourMs);
  expect(workers.analyzed.map(({ window }) => window.key)).toEqual([
    'hour:2026-03-03T06Z',
    'hour:2026-03-03T07Z',
    'hour:2026-03-03T08Z',
  ]);
});

test('five hundred jobs of one minute run two at a time, by priority, and none is left out (J02)', async () => {
  const jobs = Array.from({ length: 500 }, (_, n) => ({
    ...hourly,
    id: `job-${String(n).padStart(3, '0')}`,
    priority: n % 3,
  }));
  const { clock, engine, store, workers } = startEngine({ at: '2026-03-03T06:59:59Z', jobs });
  workers.behave('hangs');
  await clock.advance(1000);
  expect(engine.running().map(({ job }) => job.priority)).toEqual([2, 2]);
  workers.behave('works');
  for (const { run } of engine.running()) engine.cancel(run.id);
  await engine.idle();
  const ended = store.history.slots({ limit: 1000, order: 'oldest' });
  expect(ended.filter(({ outcome }) => outcome === 'succeeded')).toHaveLength(498);
});
