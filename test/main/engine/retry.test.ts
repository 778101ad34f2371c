import { expect, test } from 'vitest';
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
