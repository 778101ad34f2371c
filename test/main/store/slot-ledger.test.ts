import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { JobSeen } from '../../../main/domain/ports.ts';
import type { NewRequest } from '../../../main/domain/run/request.ts';
import type { Store } from '../../../main/store/open-store.ts';
import {
  aHome,
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
  weekly,
} from './cast.ts';

const slots = (store: Store) => store.history.slots({ limit: 100, order: 'oldest' });

function asked(store: Store, given: Partial<NewRequest> = {}): NewRequest {
  const job = store.jobs.save(nightly, seven - day);
  const { window, key } = dueSlot();
  return { job, runId: 'by-hand', trigger: 'manual', zone: 'UTC', window, key, ...given };
}

describe('T1, the record', () => {
  test('a slot to run is recorded together with its run', () => {
    const store = aStore();
    const job = store.jobs.save(nightly, seven - day);
    const [run] = record(store, job, [dueSlot()]);
    expect(slots(store)).toEqual([
      {
        jobId: 'nightly',
        slot: '2026-03-03T07:00|UTC',
        dueAtMs: seven,
        recordedAtMs: seven,
        outcome: null,
        reason: null,
        runId: run?.id,
        covers: [],
        tzdata: process.versions.tz,
        run,
      },
    ]);
    expect(run).toMatchObject({ state: 'recorded', fence: 0, revision: 1, jobRevision: 1 });
  });

  test('a missed slot has its outcome and reason from the start, and no run', () => {
    const store = aStore();
    const job = store.jobs.save(nightly, seven - day);
    const { decision } = dueSlot();
    const ended = { ...decision, verdict: 'end', outcome: 'missed', reason: 'asleep' } as const;
    expect(record(store, job, [dueSlot(0, { decision: ended })])).toEqual([]);
    expect(slots(store)).toMatchObject([{ outcome: 'missed', reason: 'asleep', run: null }]);
  });

  test('a slot recorded again is left as it is and makes no second run', () => {
    const store = aStore();
    const job = store.jobs.save(nightly, seven - day);
    record(store, job, [dueSlot()]);
    const before = slots(store);
    expect(record(store, job, [dueSlot(0, { key: 'another' })], seven + day)).toEqual([]);
    expect(slots(store)).toEqual(before);
  });

  test('a window that failed and was then done by a re-run is done for every slot', () => {
    const store = aStore();
    store.runs.fail(aRunningRun(store), failedFor(), seven);
    const again = store.slots.request(asked(store, { trigger: 'again' }), seven);
    store.runs.finish(claim(store, again), finished(), seven);
    const { window, key } = dueSlot();
    expect(record(store, store.jobs.save(nightly, seven), [dueSlot(1, { window, key })])).toEqual(
      [],
    );
    expect(slots(store).at(-1)).toMatchObject({ outcome: 'skipped', reason: 'already done' });
  });

  test('another slot text on the same due instant is the same slot', () => {
    const store = aStore();
    const job = store.jobs.save(nightly, seven - day);
    record(store, job, [dueSlot()]);
    const { decision } = dueSlot();
    const moved = {
      ...decision,
      slot: { ...decision.slot, text: '2026-03-03T02:00|America/New_York' },
    };
    expect(record(store, job, [dueSlot(0, { decision: moved, key: 'another' })])).toEqual([]);
    expect(slots(store)).toHaveLength(1);
  });

  test('a slot whose key has a run that is active or done is skipped, already done', () => {
    const store = aStore();
    const run = aRunningRun(store);
    const job = store.jobs.save(nightly, seven);
    record(store, job, [dueSlot(1, { key: run.key })]);
    store.runs.finish(run, finished(), seven);
    record(store, job, [dueSlot(2, { key: run.key })]);
    const skipped = { outcome: 'skipped', reason: 'already done', run: null };
    expect(slots(store).slice(1)).toMatchObject([skipped, skipped]);
  });

  test('a slot whose key has only failed may run', () => {
    const store = aStore();
    const run = aRunningRun(store);
    store.runs.fail(run, failedFor(), seven);
    const job = store.jobs.save(nightly, seven);
    expect(record(store, job, [dueSlot(1, { key: run.key })])).toHaveLength(1);
  });

  test('the slots of several jobs are one commit: when one decision throws, none is there', () => {
    const store = aStore();
    const first = store.jobs.save(nightly, seven - day);
    const second = store.jobs.save(weekly, seven - day);
    const decide = () => {
      throw new Error('no decision');
    };
    const jobs = [
      { job: first, decide: () => [dueSlot()] },
      { job: second, decide },
    ];
    expect(() => store.slots.record(jobs, seven)).toThrow('no decision');
    expect(slots(store)).toEqual([]);
  });

  test('a decision sees the last due slot and the runs that are under way', () => {
    const store = aStore();
    const run = aRunningRun(store);
    const job = store.jobs.save(nightly, seven);
    let seen: JobSeen | null = null;
    const decide = (given: JobSeen) => {
      seen = given;
      return [];
    };
    store.slots.record([{ job, decide }], seven);
    expect(seen).toMatchObject({ lastDueAtMs: seven, activeRuns: [{ id: run.id }] });
    expect(store.slots.lastDue()).toEqual(new Map([['nightly', seven]]));
  });
});

describe('a run by hand', () => {
  test('has a slot of its own that is listed by the time of the request', () => {
    const store = aStore();
    const run = store.slots.request(asked(store), seven + 5);
    expect(slots(store)).toMatchObject([
      { slot: 'manual:by-hand', dueAtMs: null, recordedAtMs: seven + 5, runId: run.id },
    ]);
    expect(store.slots.lastDue().size).toBe(0);
  });

  test('asked for ten times while it is active, it is one run', () => {
    const store = aStore();
    const ids = Array.from({ length: 10 }, (_, n) =>
      store.slots.request(asked(store, { runId: `by-hand-${n}` }), seven),
    );
    expect(new Set(ids.map((run) => run.id))).toEqual(new Set(['by-hand-0']));
    expect(slots(store)).toHaveLength(1);
  });

  test('without a window yet, asked for ten times, it is one run too', () => {
    const store = aStore();
    const open = { window: null, key: null };
    const first = store.slots.request(asked(store, { ...open, runId: 'first' }), seven);
    expect(store.slots.request(asked(store, { ...open, runId: 'second' }), seven)).toEqual(first);
  });

  test('of a window that is done it is refused, unless asked for again', () => {
    const store = aStore();
    const run = aRunningRun(store);
    store.runs.finish(run, finished(), seven);
    expect(() => store.slots.request(asked(store), seven)).toThrowError(
      expect.objectContaining({ code: 'already-done', permanent: true }),
    );
    const again = asked(store, { trigger: 'again' });
    expect(store.slots.request(again, seven)).toMatchObject({ revision: 2, key: run.key });
  });

  test('of a window that failed it is a new run of the same key and revision', () => {
    const store = aStore();
    const failed = aRunningRun(store);
    store.runs.fail(failed, failedFor(), seven);
    const retry = store.slots.request(asked(store), seven);
    expect(retry).toMatchObject({ key: failed.key, revision: 1, state: 'recorded' });
  });

  test('of a since-last period that a later run has reported it is refused', () => {
    const store = aStore();
    const period = {
      window: { key: 'since-last:a/b', fromMs: seven - 2 * day, toMs: seven - day },
    };
    const failed = store.slots.request(asked(store, { ...period, key: 'first' }), seven);
    store.runs.fail(claim(store, failed), failedFor(), seven);
    const wider = { window: { key: 'since-last:a/c', fromMs: seven - 2 * day, toMs: seven } };
    const later = store.slots.request(asked(store, { ...wider, key: 'second', runId: 'b' }), seven);
    store.runs.finish(claim(store, later), finished(), seven);
    const retry = asked(store, { ...period, key: 'first', runId: 'c' });
    expect(() => store.slots.request(retry, seven)).toThrowError(
      expect.objectContaining({ code: 'already-done' }),
    );
  });
});

test('the table itself refuses a second result of one key, whoever writes it', () => {
  const paths = aHome();
  const store = aStore(paths);
  const failed = aRunningRun(store);
  store.runs.fail(failed, failedFor(), seven);
  const { window, key, zone } = failed;
  const retry = claim(store, store.slots.request(asked(store, { zone, window, key }), seven));
  store.runs.finish(retry, finished(), seven);
  const db = new Database(paths.db);
  const write = () => db.prepare(`UPDATE runs SET state = 'done' WHERE id = ?`).run(failed.id);
  expect(write).toThrow('UNIQUE constraint failed: runs.key, runs.revision');
  db.close();
});
