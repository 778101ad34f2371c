import { expect, test } from 'vitest';
import type { Store } from '../../../main/store/open-store.ts';
import {
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
} from './cast.ts';

const openIds = (store: Store) => store.failures.open(10).map((run) => run.id);

function failOn(store: Store, days: number, given = failedFor()) {
  const run = aRunningRun(store, days);
  store.runs.fail(run, given, seven + days * day);
  return run;
}

test('failed runs are open, the newest first, until they are dismissed', () => {
  const store = aStore();
  const [first, second] = [failOn(store, 0), failOn(store, 1)];
  expect(openIds(store)).toEqual([second.id, first.id]);
  store.failures.dismiss(second.id, seven);
  expect(openIds(store)).toEqual([first.id]);
  expect(store.failures.countOpen()).toBe(1);
  expect(store.failures.countOpen(['nightly', 'another'])).toBe(0);
  expect(store.failures.countOpen([], ['another', first.id])).toBe(0);
  expect(store.failures.countOpen(['another'], [first.id])).toBe(0);
});

test('a later success of the same key mends the failure, whose slot keeps its outcome', () => {
  const store = aStore();
  const failed = failOn(store, 0);
  const job = store.jobs.save(nightly, seven);
  const { window, key } = failed;
  const asked = { job, runId: 'retry', trigger: 'manual', zone: 'UTC', window, key } as const;
  store.runs.finish(claim(store, store.slots.request(asked, seven)), finished(), seven);
  expect(store.failures.countOpen()).toBe(0);
  expect(store.history.slotOf(failed.id)).toMatchObject({ outcome: 'failed' });
});

test('a success of another window mends nothing', () => {
  const store = aStore();
  const failed = failOn(store, 0);
  store.runs.finish(aRunningRun(store, 1), finished(), seven);
  expect(openIds(store)).toEqual([failed.id]);
});

test('a since-last failure is mended by the run that took over its period', () => {
  const store = aStore();
  const job = store.jobs.save(nightly, seven - day);
  const period = { window: { key: 'since-last:a/b', fromMs: 1, toMs: 2 }, key: 'first' };
  const wider = { window: { key: 'since-last:a/c', fromMs: 1, toMs: 3 }, key: 'second' };
  const [early, late] = record(store, job, [dueSlot(0, period), dueSlot(1, wider)]);
  store.runs.fail(claim(store, early), failedFor(), seven);
  store.runs.finish(claim(store, late), finished(), seven);
  expect(openIds(store)).toEqual([]);
});

test('failures in a row count from the last success, without the cancelled ones', () => {
  const store = aStore();
  failOn(store, 0);
  store.runs.finish(aRunningRun(store, 1), finished(), seven + day);
  failOn(store, 2);
  failOn(store, 3, failedFor({ reason: 'cancelled' }));
  failOn(store, 4);
  expect(store.failures.inARow('nightly')).toBe(2);
});

test('resuming a job starts the count anew', () => {
  const store = aStore();
  failOn(store, 0);
  store.jobs.setPaused('nightly', { sinceMs: seven, note: '', automatic: true }, seven);
  expect(store.failures.inARow('nightly')).toBe(1);
  store.jobs.setPaused('nightly', null, seven + 1);
  expect(store.failures.inARow('nightly')).toBe(0);
});
