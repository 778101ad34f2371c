import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import { nightly, startEngine } from './cast/start-engine.ts';

test('the next attempt starts at its own time, not at the next look at the schedule', async () => {
  const retry = { attempts: 3, firstMs: 4_000, maxMs: 60_000 };
  const { clock, workers } = startEngine({
    at: '2026-03-03T06:59:59Z',
    jobs: [{ ...nightly, retry }],
  });
  workers.behave('source missing');
  await clock.advance(12_000);
  const startedAt = workers.fetched.map(({ fetchedAtMs }) => new Date(fetchedAtMs).toISOString());
  expect(startedAt).toEqual([
    '2026-03-03T07:00:00.000Z',
    '2026-03-03T07:00:03.000Z',
    '2026-03-03T07:00:09.000Z',
  ]);
});

test('what each try said that it does is kept with it, however it ended', async () => {
  const { clock, workers, store } = startEngine({ at: '2026-03-03T06:59:59Z', jobs: [nightly] });
  workers.behave('source missing');
  await clock.advance(2_000);
  workers.behave('works');
  await clock.advance(3_600_000);
  const [slot] = store.history.slots({ limit: 1, order: 'newest' });
  const attempts = store.history.attempts(slot?.runId ?? '');
  expect(attempts.map(({ outcome, startedAtMs, log }) => [outcome, startedAtMs, log])).toEqual(
    ['failed', 'succeeded'].map((outcome, at) => {
      const atMs = workers.fetched[at]?.fetchedAtMs ?? 0;
      return [outcome, atMs, [{ atMs, step: 'fetch', note: 'reading sales.csv' }]];
    }),
  );
});

test('what a source asks to be waited for is kept in the ledger and waited for (D05)', async () => {
  const { clock, workers, store } = startEngine({ at: '2026-03-03T06:59:59Z', jobs: [nightly] });
  const busy = { permanent: false, retryAfterMs: 2 * 3_600_000 };
  workers.behave(async () => {
    throw new RunFailure('source-unreadable', 'Too many questions.', busy);
  });
  await clock.advance(60_000);
  const nextAtMs = Date.parse('2026-03-03T09:00:00Z');
  expect(store.backlog.activeRuns('nightly')).toMatchObject([{ state: 'recorded', nextAtMs }]);
  workers.behave('works');
  await clock.advance(3 * 3_600_000);
  expect(workers.fetched.map(({ fetchedAtMs }) => fetchedAtMs).at(-1)).toBe(nextAtMs);
});
