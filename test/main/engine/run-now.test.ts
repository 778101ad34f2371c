import { expect, test } from 'vitest';
import { nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test('run now pressed ten times makes one run, and the schedule is not moved (C04)', async () => {
  const { clock, engine, ledger, store } = startEngine({
    at: '2026-03-03T06:30:00Z',
    jobs: [nightly],
  });
  const job = store.jobs.get('nightly');
  if (!job) throw new Error('the job is gone');
  const ids = Array.from(
    { length: 10 },
    () => engine.runNow(job, { windowKey: null, again: false }).id,
  );
  await clock.advance(hourMs);
  expect(new Set(ids).size).toBe(1);
  expect(ledger('nightly')).toEqual([
    `manual:${ids[0]} succeeded (on time) manual`,
    '2026-03-03T02:00|America/New_York skipped (already done)',
  ]);
});

test('a period that is done is refused, and done again only on purpose, as revision 2', async () => {
  const { clock, engine, store } = startEngine({ at: '2026-03-03T06:30:00Z', jobs: [nightly] });
  const job = store.jobs.get('nightly');
  if (!job) throw new Error('the job is gone');
  engine.runNow(job, { windowKey: null, again: false });
  await clock.advance(minuteMs);
  expect(() => engine.runNow(job, { windowKey: null, again: false })).toThrow(/is there already/);
  const again = engine.runNow(job, { windowKey: null, again: 'as-is-now' });
  await clock.advance(minuteMs);
  expect(store.history.run(again.id)).toMatchObject({
    revision: 2,
    trigger: 'again',
    outcome: 'succeeded',
  });
});
