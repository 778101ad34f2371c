import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import type { WaitFor } from '../../../main/domain/run/waiting.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const path = '/data/customers.csv';
const utc = (text: string) => Date.parse(`${text}Z`);

/** Due at 07:00 UTC of 3 March; its window is 2 March in New York, which ends at 05:00 UTC. */
function waitsFor(change: Partial<WaitFor> = {}): JobSpec {
  const waitFor: WaitFor = {
    fresh: 'window',
    host: null,
    until: { time: '09:30' },
    ifLate: 'run',
    ...change,
  };
  return { ...nightly, sources: [{ ...csvSource('customers', path), waitFor }] };
}

async function atSeven(spec: JobSpec) {
  const started = startEngine({ at: '2026-03-03T06:59:30Z', jobs: [spec] });
  await started.clock.advance(minuteMs);
  const [slot] = started.store.history.slots({ jobId: 'nightly', limit: 1, order: 'oldest' });
  const now = () => started.store.history.run(slot?.runId ?? '');
  return { ...started, now };
}

test('a run whose file is of before its window waits, says for what and until when, and burns no attempt', async () => {
  const { clock, now, store, surroundings, workers, ledger } = await atSeven(waitsFor());
  expect(now()).toMatchObject({
    state: 'waiting',
    attempts: 0,
    waitingFor: 'customers.csv',
    waitUntilMs: utc('2026-03-03T14:30'),
  });
  expect(store.backlog.waiting().map(({ id }) => id)).toEqual([now()?.id]);
  await clock.advance(60 * minuteMs);
  surroundings.modified.set(path, utc('2026-03-03T08:00'));
  await clock.advance(minuteMs);
  expect(now()).toMatchObject({ state: 'done', attempts: 1, waitingFor: null, waitUntilMs: null });
  expect(workers.fetched.map(({ late }) => late)).toEqual([[]]);
  expect(ledger('nightly')[0]).toMatch(/succeeded/);
});

test('when the time has come it runs all the same, and the fetch knows that the file is late', async () => {
  const { clock, now, workers } = await atSeven(waitsFor({ until: { afterMs: 30 * minuteMs } }));
  await clock.advance(31 * minuteMs);
  expect(now()).toMatchObject({ state: 'done', attempts: 1 });
  expect(workers.fetched.map(({ late }) => late)).toEqual([['customers']]);
});

test('or it fails, naming the file and the time, with no attempt', async () => {
  const spec = waitsFor({ until: { afterMs: 30 * minuteMs }, ifLate: 'fail' });
  const { clock, now, shown, workers } = await atSeven(spec);
  await clock.advance(31 * minuteMs);
  expect(now()).toMatchObject({
    outcome: 'failed',
    reason: 'error',
    attempts: 0,
    failure: {
      code: 'source-late',
      message: 'customers.csv was not ready by 02:30, so there is no report. Try again once it is.',
    },
  });
  expect([workers.fetched.length, shown.length]).toEqual([0, 1]);
});

test('a file deleted while it is waited for is waited for like one that is late', async () => {
  const { clock, now, surroundings } = await atSeven(
    waitsFor({ fresh: 24 * 60 * minuteMs, host: 'files:445' }),
  );
  surroundings.modified.set(path, utc('2026-03-03T06:00'));
  await clock.advance(minuteMs);
  expect(now()?.waitingFor).toBe('files:445');
  surroundings.hosts.add('files:445');
  surroundings.modified.delete(path);
  await clock.advance(minuteMs);
  expect(now()?.waitingFor).toBe('customers.csv');
});

test('a restart waits on, and no longer than before', async () => {
  const first = await atSeven(waitsFor({ until: { afterMs: 30 * minuteMs } }));
  await first.engine.stop(0);
  first.store.close();
  const later = startEngine({ at: '2026-03-03T07:20:00Z', jobs: [], home: first.home });
  expect(later.ledger('nightly')).toEqual(['2026-03-03T02:00|America/New_York waiting schedule']);
  await later.clock.advance(11 * minuteMs);
  expect(later.ledger('nightly')[0]).toMatch(/succeeded/);
  expect(later.workers.fetched).toHaveLength(1);
});

test('a waiting run can be cancelled, and stays cancelled (C05)', async () => {
  const { clock, engine, now, surroundings } = await atSeven(waitsFor());
  engine.cancel(now()?.id ?? '');
  surroundings.modified.set(path, utc('2026-03-03T08:00'));
  await clock.advance(60 * minuteMs);
  expect(now()).toMatchObject({ outcome: 'failed', reason: 'cancelled', attempts: 0 });
});

test('a report made again does not wait: its data is what was asked for', async () => {
  const { clock, engine, now, store, surroundings, workers } = await atSeven(waitsFor());
  surroundings.modified.set(path, utc('2026-03-03T06:00'));
  await clock.advance(minuteMs);
  const run = now();
  const job = store.jobs.get('nightly');
  surroundings.modified.clear();
  if (run && job) engine.runAgain(run, job, 'as-is-now');
  await clock.advance(minuteMs);
  expect(workers.fetched).toHaveLength(2);
});

const plain = { ...nightly, sources: [csvSource('customers', path)] };

test('a file that is still being written holds a run that asked for no waiting', async () => {
  const started = startEngine({ at: '2026-03-03T06:59:30Z', jobs: [plain] });
  started.surroundings.heldUp.set(path, 'being written');
  await started.clock.advance(minuteMs);
  expect(started.store.backlog.waiting()).toMatchObject([
    { attempts: 0, waitingFor: 'customers.csv, which is still being written' },
  ]);
  started.surroundings.heldUp.clear();
  await started.clock.advance(minuteMs);
  expect(started.ledger('nightly')[0]).toMatch(/succeeded/);
});

test('a file that stays in the cloud for two hours fails the run with that sentence', async () => {
  const started = startEngine({ at: '2026-03-03T06:59:30Z', jobs: [plain] });
  started.surroundings.heldUp.set(path, 'in the cloud');
  await started.clock.advance(121 * minuteMs);
  expect(started.workers.fetched).toEqual([]);
  expect(started.store.failures.open(1)[0]?.failure?.message).toBe(
    'customers.csv, which has not been downloaded from its cloud folder yet, was not ready by 04:00, so there is no report. Try again once it is.',
  );
});
