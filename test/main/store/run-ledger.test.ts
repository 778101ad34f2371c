import { describe, expect, test } from 'vitest';
import {
  aDelivery,
  aRunningRun,
  aStore,
  brokenSource,
  claim,
  day,
  dueSlot,
  failedFor,
  finished,
  minute,
  nightly,
  record,
  report,
  seven,
  snapshot,
  total,
  weekly,
} from './cast.ts';

const noPeriod = () => null;

describe('T2, the claim', () => {
  test('raises the fence, begins an attempt and keeps the window fixed at recording', () => {
    const store = aStore();
    const run = aRunningRun(store);
    expect(run).toMatchObject({ state: 'running', fence: 1, attempts: 1, startedAtMs: seven });
    expect(run.window?.key).toBe('day:2026-03-03');
    expect(store.history.attempts(run.id)).toEqual([
      { fence: 1, startedAtMs: seven, endedAtMs: null, outcome: null, failure: null, log: [] },
    ]);
  });

  test('a run can be claimed once: the second claim finds that somebody else won', () => {
    const store = aStore();
    const run = aRunningRun(store);
    expect(store.runs.claim(run.id, 'boot-2', seven, noPeriod)).toBeNull();
    expect(store.history.attempts(run.id)).toHaveLength(1);
  });

  test('a job does not overlap itself across two processes: what runs elsewhere is waited for', () => {
    const store = aStore();
    const running = aRunningRun(store);
    const [second] = record(store, store.jobs.save(nightly, seven), [dueSlot(1)]);
    const claimAgain = () => store.runs.claim(second?.id ?? '', 'boot-2', seven, noPeriod);
    expect(claimAgain()).toBeNull();
    expect(store.history.run(second?.id ?? '')?.state).toBe('recorded');
    store.runs.finish(running, finished(), seven);
    expect(claimAgain()).toMatchObject({ state: 'running' });
  });

  test('a since-last run gets its window at the first claim, from the end of the last done one', () => {
    const store = aStore();
    const done = aRunningRun(store);
    store.runs.finish(done, finished(), seven);
    const job = store.jobs.save(nightly, seven);
    const [run] = record(store, job, [dueSlot(1, { window: null, key: null })]);
    const claimed = store.runs.claim(run?.id ?? '', 'boot-1', seven, (lastDoneToMs) => {
      expect(lastDoneToMs).toBe(done.window?.toMs);
      return { window: { key: 'since-last:a/b', fromMs: 1, toMs: 2 }, key: 'key-of-period' };
    });
    expect(claimed).toMatchObject({ key: 'key-of-period', window: { key: 'since-last:a/b' } });
  });

  test('a since-last run without a period left is skipped, already done', () => {
    const store = aStore();
    const job = store.jobs.save(nightly, seven);
    const [run] = record(store, job, [dueSlot(0, { window: null, key: null })]);
    expect(store.runs.claim(run?.id ?? '', 'boot-1', seven, noPeriod)).toBeNull();
    expect(store.history.slotOf(run?.id ?? '')).toMatchObject({
      outcome: 'skipped',
      reason: 'already done',
      run: { state: 'dropped' },
    });
  });

  test('a since-last run whose period another run holds is skipped, and nothing throws', () => {
    const store = aStore();
    const holder = aRunningRun(store);
    const job = store.jobs.save(nightly, seven);
    const [run] = record(store, job, [dueSlot(1, { window: null, key: null })]);
    const { window, key } = holder;
    if (!window || !key) throw new Error('the holder has no window');
    store.runs.finish(holder, finished(), seven);
    expect(store.runs.claim(run?.id ?? '', 'boot-1', seven, () => ({ window, key }))).toBeNull();
    expect(store.history.run(run?.id ?? '')).toMatchObject({ state: 'dropped' });
  });
});

describe('ready', () => {
  test('the higher priority starts first, then the earlier slot; retries wait for their time', () => {
    const store = aStore();
    const low = store.jobs.save(nightly, seven - day);
    const high = store.jobs.save(weekly, seven - day);
    const [second, first] = record(store, low, [dueSlot(1), dueSlot(0)]);
    const [urgent] = record(store, high, [dueSlot(2, { key: 'other' })]);
    const order = () => store.runs.ready(seven + minute).map((run) => run.id);
    expect(order()).toEqual([urgent?.id, first?.id, second?.id]);

    store.runs.fail(claim(store, first), failedFor({ nextAtMs: seven + 5 * minute }), seven);
    expect(order()).toEqual([urgent?.id, second?.id]);
    expect(store.runs.ready(seven + 5 * minute)).toHaveLength(3);
  });
});

describe('T3, a step', () => {
  test('the snapshot of the fetch is there for the next attempt', () => {
    const store = aStore();
    const run = aRunningRun(store);
    expect(store.runs.saveSnapshot(run, snapshot, seven)).toBe(true);
    store.runs.fail(run, failedFor({ nextAtMs: seven }), seven);
    expect(store.keeping.snapshotOf(run.id)).toEqual(snapshot);
  });
});

describe('T4, the finish', () => {
  test('ends run, slot and attempt, and keeps report, facts and snapshot in one commit', () => {
    const store = aStore();
    const run = aRunningRun(store);
    expect(store.runs.finish(run, finished(), seven + minute)).toBe(true);
    expect(store.history.slotOf(run.id)).toMatchObject({
      outcome: 'succeeded',
      reason: 'on time',
      run: {
        state: 'done',
        outcome: 'succeeded',
        result: report.result,
        endedAtMs: seven + minute,
      },
    });
    expect(store.history.attempts(run.id)[0]).toMatchObject({ outcome: 'succeeded' });
    expect(store.reports.get(run.id)).toEqual({
      runId: run.id,
      jobId: 'nightly',
      headline: report.headline,
      hash: 'beef',
      createdAtMs: seven + minute,
      isUnread: true,
    });
    expect(store.reports.snapshot(run.id)).toEqual(snapshot);
  });

  test('with a required delivery the run is delivering, and its slot has no outcome yet', () => {
    const store = aStore();
    const run = aRunningRun(store);
    store.runs.finish(run, finished({ deliveries: [aDelivery(run)] }), seven);
    expect(store.history.slotOf(run.id)).toMatchObject({
      outcome: null,
      run: { state: 'delivering', outcome: null },
    });
  });

  test('a report that breaks the database takes everything else of its commit back', () => {
    const store = aStore();
    const run = aRunningRun(store);
    const twice = { ...report, facts: [total, total] };
    const work = finished({ report: twice, deliveries: [aDelivery(run)] });
    expect(() => store.runs.finish(run, work, seven)).toThrow(/UNIQUE/);
    expect(store.history.run(run.id)).toMatchObject({ state: 'running' });
    expect(store.reports.get(run.id)).toBeNull();
    expect(store.history.deliveries(run.id)).toEqual([]);
  });
});

describe('T5, a failed attempt', () => {
  test('with a next time the run waits for it and its slot stays without outcome', () => {
    const store = aStore();
    const run = aRunningRun(store);
    const nextAtMs = seven + 5 * minute;
    expect(store.runs.fail(run, failedFor({ nextAtMs }), seven)).toBe(true);
    expect(store.history.slotOf(run.id)).toMatchObject({
      outcome: null,
      run: { state: 'recorded', nextAtMs, failure: brokenSource },
    });
    expect(store.history.attempts(run.id)[0]).toMatchObject({
      outcome: 'failed',
      failure: brokenSource,
    });
  });

  test('without one the run has failed, and its alert is recorded in the same commit', () => {
    const store = aStore();
    const run = aRunningRun(store);
    const alert = aDelivery(run, { subject: `failed:${run.id}`, required: false });
    store.runs.fail(run, failedFor({ deliveries: [alert] }), seven);
    expect(store.history.slotOf(run.id)).toMatchObject({
      outcome: 'failed',
      reason: 'error',
      run: { state: 'failed', failure: brokenSource },
    });
    expect(store.outbox.due(seven)).toMatchObject([{ subject: `failed:${run.id}` }]);
  });

  test('out of budget the run is skipped with why, and its period is free for another run', () => {
    const store = aStore();
    const run = aRunningRun(store);
    const failure = { code: 'over-budget', message: 'Used up.', permanent: true } as const;
    expect(store.runs.fail(run, failedFor({ failure, reason: 'budget' }), seven)).toBe(true);
    expect(store.history.run(run.id)).toMatchObject({
      state: 'dropped',
      endedAtMs: seven,
      failure,
    });
    expect(store.history.slots({ jobId: 'nightly', limit: 9, order: 'oldest' })).toMatchObject([
      { outcome: 'skipped', reason: 'budget', runId: run.id },
    ]);
    const [again] = record(store, store.jobs.save(nightly, seven), [
      { ...dueSlot(1), key: run.key, window: run.window },
    ]);
    expect(claim(store, again)).toMatchObject({ state: 'running', key: run.key });
  });

  test('a cancelled run says so in its attempt', () => {
    const store = aStore();
    const run = aRunningRun(store);
    store.runs.fail(run, failedFor({ reason: 'cancelled' }), seven);
    expect(store.history.attempts(run.id)[0]?.outcome).toBe('cancelled');
  });
});

describe('lost ownership', () => {
  test('after another boot took the run, the old attempt can write nothing at all', () => {
    const store = aStore();
    const old = aRunningRun(store);
    store.keeping.abandonForeign('boot-2', seven);
    const taken = claim(store, old, 'boot-2');
    const before = store.history.run(old.id);
    const work = finished({ deliveries: [aDelivery(old)] });
    expect(store.runs.saveSnapshot(old, snapshot, seven)).toBe(false);
    expect(store.runs.finish(old, work, seven)).toBe(false);
    expect(store.runs.fail(old, failedFor(), seven)).toBe(false);
    expect(store.history.run(old.id)).toEqual(before);
    expect(store.history.deliveries(old.id)).toEqual([]);
    expect(store.keeping.snapshotOf(old.id)).toBeNull();
    expect(store.runs.finish(taken, work, seven)).toBe(true);
  });

  test('a finished run cannot be finished or failed again', () => {
    const store = aStore();
    const run = aRunningRun(store);
    store.runs.finish(run, finished(), seven);
    expect(store.runs.finish(run, finished(), seven)).toBe(false);
    expect(store.runs.fail(run, failedFor(), seven)).toBe(false);
    expect(store.history.run(run.id)).toMatchObject({ outcome: 'succeeded' });
  });
});
