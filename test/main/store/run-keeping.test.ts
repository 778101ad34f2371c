import { expect, test } from 'vitest';
import {
  aDelivery,
  aRunningRun,
  aStore,
  claim,
  day,
  dueSlot,
  failedFor,
  finished,
  nightly,
  record,
  seven,
  snapshot,
} from './cast.ts';

test('a run that has not started is dropped together with its slot', () => {
  const store = aStore();
  const [run] = record(store, store.jobs.save(nightly, seven - day), [dueSlot()]);
  expect(store.keeping.drop(run?.id ?? '', 'missed', 'paused', seven)).toBe(true);
  expect(store.history.slotOf(run?.id ?? '')).toMatchObject({
    outcome: 'missed',
    reason: 'paused',
    run: { state: 'dropped', outcome: 'missed' },
  });
});

test('a run that has started is not dropped', () => {
  const store = aStore();
  const run = aRunningRun(store);
  expect(store.keeping.drop(run.id, 'missed', 'paused', seven)).toBe(false);
  expect(store.history.run(run.id)).toMatchObject({ state: 'running' });
});

test('the attempts of dead boots end as abandoned, and their runs may start at once', () => {
  const store = aStore();
  const run = aRunningRun(store);
  expect(store.keeping.abandonForeign('boot-2', seven + 1)).toMatchObject([
    { id: run.id, state: 'recorded', nextAtMs: null, attempts: 1 },
  ]);
  expect(store.history.attempts(run.id)).toMatchObject([
    { outcome: 'abandoned', endedAtMs: seven + 1, failure: null },
  ]);
  expect(store.runs.ready(seven + 1)).toMatchObject([{ id: run.id }]);
  expect(store.keeping.abandonedAttempts(run.id)).toBe(1);
});

test('a boot does not abandon its own attempts', () => {
  const store = aStore();
  aRunningRun(store);
  expect(store.keeping.abandonForeign('boot-1', seven)).toEqual([]);
});

test('an abandoned run keeps the snapshot that its attempt stored', () => {
  const store = aStore();
  const run = aRunningRun(store);
  store.runs.saveSnapshot(run, snapshot, seven);
  store.keeping.abandonForeign('boot-2', seven);
  expect(store.keeping.snapshotOf(run.id)).toEqual(snapshot);
});

test('a run that crashes again and again is given up with its alert, and cannot start', () => {
  const store = aStore();
  const run = aRunningRun(store);
  store.keeping.abandonForeign('boot-2', seven);
  const alert = aDelivery(run, { subject: `failed:${run.id}`, required: false });
  const work = failedFor({ reason: 'crash loop', deliveries: [alert] });
  expect(store.keeping.giveUp(run.id, work, seven)).toBe(true);
  expect(store.history.slotOf(run.id)).toMatchObject({ outcome: 'failed', reason: 'crash loop' });
  expect(store.outbox.due(seven)).toHaveLength(1);
  expect(store.runs.ready(seven)).toEqual([]);
});

test('a since-last run waiting for its retry is skipped once a later run reported its period', () => {
  const store = aStore();
  const job = store.jobs.save(nightly, seven - day);
  const period = { window: { key: 'since-last:a/b', fromMs: 1, toMs: 2 }, key: 'first' };
  const wider = { window: { key: 'since-last:a/c', fromMs: 1, toMs: 3 }, key: 'second' };
  const [early, late] = record(store, job, [dueSlot(0, period), dueSlot(1, wider)]);
  store.runs.fail(claim(store, early), failedFor({ nextAtMs: seven }), seven);
  store.runs.finish(claim(store, late), finished(), seven);
  expect(store.runs.claim(early?.id ?? '', 'boot-1', seven, () => null)).toBeNull();
  expect(store.history.slotOf(early?.id ?? '')).toMatchObject({ reason: 'already done' });
});
