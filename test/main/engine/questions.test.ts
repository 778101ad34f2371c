import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { nightly, type Started, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const asking: JobSpec = { ...nightly, catchUp: { ...nightly.catchUp, policy: 'ask' } };

const slot = (day: string) => `2026-03-${day}T02:00|America/New_York`;

/** Asleep over the nights of the 4th, 5th and 6th; back on the 6th at 16:00 New York time. */
async function threeNightsAway(job: JobSpec): Promise<Started> {
  const started = startEngine({ at: '2026-03-03T08:00:00Z', jobs: [job] });
  await started.clock.sleep(3 * dayMs + 13 * hourMs);
  return started;
}

function jobOf({ store }: Started, id = 'nightly') {
  const job = store.jobs.get(id);
  if (!job) throw new Error('the job is gone');
  return job;
}

test('catch-up ask leaves what was missed open, runs nothing, and goes on with the next slot', async () => {
  const { clock, ledger } = await threeNightsAway(asking);
  await clock.advance(dayMs);
  expect(ledger('nightly')).toEqual([
    `${slot('04')} open (asleep)`,
    `${slot('05')} open (asleep)`,
    `${slot('06')} open (asleep)`,
    `${slot('07')} succeeded (on time) schedule`,
  ]);
});

test('an answer runs the latest of the slots asked about and names the others', async () => {
  const started = await threeNightsAway(asking);
  started.engine.answer(jobOf(started), [slot('05'), slot('06')], 'latest');
  await started.clock.advance(minuteMs);
  expect(started.ledger('nightly')).toEqual([
    `${slot('04')} open (asleep)`,
    `${slot('05')} superseded (by ${slot('06')})`,
    `${slot('06')} succeeded (catch-up) catch-up`,
  ]);
});

test('an answer can run every slot, one after the other, or none', async () => {
  const started = await threeNightsAway(asking);
  started.engine.answer(jobOf(started), [slot('04')], 'skip');
  started.engine.answer(jobOf(started), [slot('05'), slot('06')], 'all');
  await started.clock.advance(minuteMs);
  expect(started.ledger('nightly')).toEqual([
    `${slot('04')} missed (asleep)`,
    `${slot('05')} succeeded (catch-up) catch-up`,
    `${slot('06')} succeeded (catch-up) catch-up`,
  ]);
});

test('a question is answered once', async () => {
  const started = await threeNightsAway(asking);
  started.engine.answer(jobOf(started), [slot('06')], 'skip');
  expect(() => started.engine.answer(jobOf(started), [slot('06')], 'latest')).toThrow(/already/);
});

test('what nobody answers within its time is missed, to the second', async () => {
  const job = { ...asking, catchUp: { ...asking.catchUp, withinMs: 4 * dayMs } };
  const { clock, ledger } = await threeNightsAway(job);
  await clock.advance(34 * hourMs);
  expect(ledger('nightly')[0]).toBe(`${slot('04')} open (asleep)`);
  await clock.advance(1000);
  expect(ledger('nightly')[0]).toBe(`${slot('04')} missed (not answered)`);
});

test('a since-last slot answered after a later run is done has no period left', async () => {
  const started = await threeNightsAway({ ...asking, window: { kind: 'since-last' } });
  await started.clock.advance(dayMs);
  started.engine.answer(jobOf(started), [slot('06')], 'latest');
  await started.clock.advance(minuteMs);
  expect(started.ledger('nightly').slice(2)).toEqual([
    `${slot('06')} skipped (already done) catch-up`,
    `${slot('07')} succeeded (on time) schedule`,
  ]);
});

test('slots that pass during a pause are open, and on resume the policy decides', async () => {
  const started = startEngine({ at: '2026-03-03T08:00:00Z', jobs: [nightly] });
  const { clock, engine, ledger, store } = started;
  const pause = { sinceMs: clock.wallMs(), note: 'audit week', automatic: false };
  store.jobs.setPaused('nightly', pause, clock.wallMs());
  await clock.advance(3 * dayMs + 13 * hourMs);
  expect(ledger('nightly')).toEqual([
    `${slot('04')} open (paused)`,
    `${slot('05')} open (paused)`,
    `${slot('06')} open (paused)`,
  ]);
  store.jobs.setPaused('nightly', null, clock.wallMs());
  engine.wake();
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    `${slot('04')} superseded (by ${slot('06')})`,
    `${slot('05')} superseded (by ${slot('06')})`,
    `${slot('06')} succeeded (catch-up) catch-up`,
  ]);
});

test('a pause that ends by itself is over at its instant, and what passed within grace runs late', async () => {
  const { clock, ledger, store } = startEngine({ at: '2026-03-04T06:50:00Z', jobs: [asking] });
  const untilMs = clock.wallMs() + 20 * minuteMs;
  const pause = { sinceMs: clock.wallMs(), note: '', automatic: false, untilMs };
  expect(store.jobs.setPaused('nightly', pause, clock.wallMs()).paused).toEqual(pause);
  await clock.advance(19 * minuteMs);
  expect(store.jobs.get('nightly')?.paused).toEqual(pause);
  expect(ledger('nightly')).toEqual([`${slot('04')} open (paused)`]);
  await clock.advance(2 * minuteMs);
  expect(store.jobs.get('nightly')?.paused).toBeNull();
  expect(ledger('nightly')).toEqual([`${slot('04')} succeeded (late) schedule`]);
});

test('after a pause longer than the catch-up reaches, its first slots are missed as paused', async () => {
  const job = { ...asking, catchUp: { ...asking.catchUp, withinMs: 2 * dayMs } };
  const { clock, ledger, store } = startEngine({ at: '2026-03-03T08:00:00Z', jobs: [job] });
  const pause = { sinceMs: clock.wallMs(), note: '', automatic: false };
  store.jobs.setPaused('nightly', pause, clock.wallMs());
  await clock.advance(3 * dayMs + 13 * hourMs);
  expect(ledger('nightly')).toEqual([
    `${slot('04')} missed (paused)`,
    `${slot('05')} open (paused)`,
    `${slot('06')} open (paused)`,
  ]);
});

test('a job removed with open questions leaves none behind', async () => {
  const { clock, ledger, store } = await threeNightsAway(asking);
  store.jobs.remove('nightly', clock.wallMs());
  expect(ledger('nightly')).toEqual(
    ['04', '05', '06'].map((day) => `${slot(day)} skipped (disabled)`),
  );
});
