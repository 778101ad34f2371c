import { expect, test } from 'vitest';
import type { Job } from '../../../main/domain/job/job.ts';
import { firstPath } from '../../../main/domain/source/source.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { nightly, type Started, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const slot = '2026-03-03T02:00|America/New_York';
const cancelled = [`${slot} failed (cancelled) schedule`];

function runOf({ store }: Started): string {
  const [run] = store.history.slots({ jobId: 'nightly', limit: 1, order: 'newest' });
  if (!run?.runId) throw new Error('there is no run');
  return run.runId;
}

/** What the ledger says when the run is cancelled as it stands, and long after. */
async function cancelledAt(started: Started): Promise<readonly string[]> {
  await started.clock.advance(2 * minuteMs);
  started.engine.cancel(runOf(started));
  started.workers.behave('works');
  await started.clock.advance(hourMs);
  expect(started.engine.running()).toEqual([]);
  return started.ledger('nightly');
}

const at = '2026-03-03T06:59:00Z';

test('a run that is recorded and has not begun can be cancelled (C05)', async () => {
  const schedule = { ...nightly.schedule, jitterMs: 3 * hourMs };
  const started = startEngine({ at, jobs: [{ ...nightly, schedule }] });
  expect(await cancelledAt(started)).toEqual(cancelled);
  expect(started.workers.fetched).toEqual([]);
});

test('a run that waits for its data can be cancelled (C05)', async () => {
  const waitFor = { fresh: 'window', host: null, until: { afterMs: hourMs } } as const;
  const sources = nightly.sources.map((it) => ({
    ...it,
    waitFor: { ...waitFor, ifLate: 'run' as const },
  }));
  const started = startEngine({ at, jobs: [{ ...nightly, sources }] });
  expect(await cancelledAt(started)).toEqual(cancelled);
  expect(started.workers.fetched).toEqual([]);
});

test('a run between two attempts can be cancelled (C05)', async () => {
  const retry = { attempts: 3, firstMs: 10 * minuteMs, maxMs: hourMs };
  const started = startEngine({ at, jobs: [{ ...nightly, retry }] });
  started.workers.behave('source missing');
  expect(await cancelledAt(started)).toEqual(cancelled);
  expect(started.workers.fetched).toHaveLength(1);
});

test.each(['hangs', 'hangs in analysis'] as const)(
  'a run that %s can be cancelled (C05)',
  async (as) => {
    const started = startEngine({ at, jobs: [nightly] });
    started.workers.behave(as);
    expect(await cancelledAt(started)).toEqual(cancelled);
  },
);

test.each(['before', 'after'] as const)(
  'cancelled at the very moment when it finishes, %s the commit, a run has one end (C05)',
  async (when) => {
    const cancel = (runId: string) => started.engine.cancel(runId);
    const between = (store: Store): Store => ({
      ...store,
      runs: {
        ...store.runs,
        finish(claim, ...work) {
          if (when === 'before') cancel(claim.runId);
          const isDone = store.runs.finish(claim, ...work);
          if (when === 'after') cancel(claim.runId);
          return isDone;
        },
      },
    });
    const started: Started = startEngine({ at, jobs: [nightly], between });
    await started.clock.advance(hourMs);
    expect(started.ledger('nightly')).toEqual([`${slot} succeeded (on time) schedule`]);
    expect(started.engine.running()).toEqual([]);
  },
);

test('cancelled after it has finished, a run stays done (C05)', async () => {
  const started = startEngine({ at, jobs: [nightly] });
  expect(await cancelledAt(started)).toEqual([`${slot} succeeded (on time) schedule`]);
});

function jobOf({ store }: Started): Job {
  const job = store.jobs.get('nightly');
  if (!job) throw new Error('the job is gone');
  return job;
}

test('a job removed while it runs: the run ends, its report is kept, and nothing of it runs again (C07)', async () => {
  const started = startEngine({ at, jobs: [nightly] });
  const { clock, engine, ledger, store, workers } = started;
  let answer: () => void = () => {};
  workers.behave(
    () =>
      new Promise((_, reject) => {
        answer = () => reject(new Error('gone in the middle'));
      }),
  );
  await clock.advance(2 * minuteMs);
  store.jobs.remove('nightly', clock.wallMs());
  engine.wake();
  workers.behave('works');
  answer();
  await clock.advance(48 * hourMs);
  // It had an attempt left, and nobody is there any more who wants it.
  expect(ledger('nightly')).toEqual([`${slot} skipped (disabled) schedule`]);
  expect(engine.running()).toEqual([]);
  expect(store.backlog.activeRuns('nightly')).toEqual([]);
});

test('a job removed in the last moment of its run keeps the report (C07)', async () => {
  const between = (store: Store): Store => ({
    ...store,
    runs: {
      ...store.runs,
      finish(claim, work, nowMs) {
        store.jobs.remove('nightly', nowMs);
        return store.runs.finish(claim, work, nowMs);
      },
    },
  });
  const { clock, ledger, store } = startEngine({ at, jobs: [nightly], between });
  await clock.advance(48 * hourMs);
  expect(ledger('nightly')).toEqual([`${slot} succeeded (on time) schedule`]);
  const [done] = store.history.slots({ jobId: 'nightly', limit: 1, order: 'newest' });
  expect(store.reports.get(done?.runId ?? '')?.headline).toContain('day:');
});

test('run now pressed ten times in the second in which the slot is due makes one report (C04)', async () => {
  const started = startEngine({ at: '2026-03-03T06:59:59Z', jobs: [nightly] });
  const asked = { windowKey: null, again: false } as const;
  await started.clock.advance(500);
  const ids = Array.from({ length: 5 }, () => started.engine.runNow(jobOf(started), asked).id);
  started.workers.behave('works');
  await started.clock.advance(500);
  const late = Array.from({ length: 5 }, () => {
    try {
      return started.engine.runNow(jobOf(started), asked).id;
    } catch (caught) {
      return caught instanceof Error ? caught.message : '';
    }
  });
  await started.clock.advance(hourMs);
  expect(new Set(ids).size).toBe(1);
  expect(new Set(late).size).toBe(1);
  expect(started.workers.fetched).toHaveLength(1);
  expect(started.ledger('nightly')).toEqual([
    `manual:${ids[0]} succeeded (on time) manual`,
    `${slot} skipped (overlap)`,
  ]);
});

test('what has begun keeps the revision that it began with; what has not takes a mended path (B21)', async () => {
  const started = startEngine({ at, jobs: [nightly] });
  const { clock, engine, store, workers } = started;
  const edited = (path: string) => {
    const sources = nightly.sources.map((it) => ({ ...it, path }));
    store.jobs.save({ ...nightly, sources }, clock.wallMs());
    engine.wake();
  };
  const seen = () => workers.fetched.map(({ sources }) => firstPath(sources));
  const revisionOfLast = () =>
    store.history.slots({ jobId: 'nightly', limit: 1, order: 'newest' })[0]?.run?.jobRevision;

  workers.behave('source missing');
  await clock.advance(minuteMs + 1_000);
  edited('/data/second.csv');
  workers.behave('works');
  await clock.advance(hourMs);
  expect(seen()).toEqual(['/data/orders.csv', '/data/orders.csv']);
  expect(revisionOfLast()).toBe(1);
  await clock.advance(24 * hourMs);
  expect(seen().at(-1)).toBe('/data/second.csv');
  expect(revisionOfLast()).toBe(2);
});

test('a run that waits for its next attempt can be cancelled, and is not tried again', async () => {
  const { clock, engine, ledger, store, workers } = startEngine({
    at: '2026-03-03T06:59:00Z',
    jobs: [nightly],
  });
  workers.behave('source missing');
  await clock.advance(minuteMs + 5000);
  const [slot] = store.history.slots({ jobId: 'nightly', limit: 1, order: 'oldest' });
  engine.cancel(slot?.runId ?? '');
  await clock.advance(hourMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York failed (cancelled) schedule',
  ]);
  expect(workers.fetched).toHaveLength(1);
});
