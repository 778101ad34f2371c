import { expect, test } from 'vitest';
import type { SlotFilter } from '../../../main/domain/run/history.ts';
import { connect } from '../../../main/store/connection.ts';
import * as queries from '../../../main/store/slot-queries.ts';
import {
  aHome,
  aRunningRun,
  aStore,
  day,
  dueSlot,
  finished,
  nightly,
  record,
  seven,
  weekly,
} from './cast.ts';

/** Six days of `nightly` (the first one done), three of `weekly` at the same instants (missed). */
function aLedger() {
  const paths = aHome();
  const store = aStore(paths);
  store.runs.finish(aRunningRun(store, 0), finished(), seven);
  const [night, week] = [store.jobs.save(nightly, seven), store.jobs.save(weekly, seven)];
  record(
    store,
    night,
    [1, 2, 3, 4, 5].map((days) => dueSlot(days)),
  );
  const missed = [0, 1, 2].map((days) => {
    const { decision } = dueSlot(days);
    return dueSlot(days, {
      decision: { ...decision, verdict: 'end', outcome: 'missed', reason: 'off' } as const,
    });
  });
  record(store, week, missed);
  const list = (filter: Partial<SlotFilter>) =>
    store.history
      .slots({ limit: 100, order: 'newest', ...filter })
      .map(({ jobId, dueAtMs }) => `${jobId} ${((dueAtMs ?? 0) - seven) / day}`);
  return { paths, store, list };
}

test('slots are listed by due instant, then by job', () => {
  const { list } = aLedger();
  const newest = ['nightly 5', 'nightly 4', 'nightly 3', 'weekly 2', 'nightly 2'];
  expect(list({ limit: 5 })).toEqual(newest);
  expect(list({ limit: 3, order: 'oldest' })).toEqual(['nightly 0', 'weekly 0', 'nightly 1']);
});

test('a calendar counts what became of each day, of all jobs or one', () => {
  const { history } = aLedger().store;
  const midnight = seven - (seven % day);
  const starts = [0, 1, 4].map((days) => midnight + days * day);
  expect(history.days(starts)).toEqual([
    {
      fromMs: midnight,
      counted: [
        { outcome: 'succeeded', slots: 1 },
        { outcome: 'missed', slots: 1 },
      ],
    },
    {
      fromMs: midnight + day,
      counted: [
        { outcome: 'missed', slots: 2 },
        { outcome: null, slots: 3 },
      ],
    },
  ]);
  expect(history.days(starts, 'weekly').map(({ counted }) => counted)).toEqual([
    [{ outcome: 'missed', slots: 1 }],
    [{ outcome: 'missed', slots: 2 }],
  ]);
});

test('a job that succeeded says when, one that never did says nothing', () => {
  expect([...aLedger().store.history.lastSuccesses()]).toEqual([['nightly', seven]]);
});

test('slots are found by job, outcome, trigger and time', () => {
  const { list } = aLedger();
  expect(list({ jobId: 'weekly' })).toEqual(['weekly 2', 'weekly 1', 'weekly 0']);
  expect(list({ outcomes: ['succeeded'] })).toEqual(['nightly 0']);
  expect(list({ jobId: 'nightly', outcomes: ['missed'] })).toEqual([]);
  expect(list({ trigger: 'schedule', sinceMs: seven + 4 * day })).toEqual([
    'nightly 5',
    'nightly 4',
  ]);
  expect(list({ trigger: 'manual' })).toEqual([]);
});

test('slots of several outcomes are one list in order', () => {
  const { list } = aLedger();
  const both: Partial<SlotFilter> = { outcomes: ['missed', 'succeeded'] };
  expect(list(both)).toEqual(['weekly 2', 'weekly 1', 'weekly 0', 'nightly 0']);
  expect(list({ ...both, order: 'oldest', limit: 2 })).toEqual(['nightly 0', 'weekly 0']);
});

test.for([
  { order: 'newest' },
  { order: 'oldest' },
  { order: 'newest', jobId: 'nightly' },
  { order: 'oldest', outcomes: ['missed', 'succeeded'] },
  { order: 'oldest', sinceMs: seven + day },
] as const)('pages of two give each slot once: %o', (filter) => {
  const { store, list } = aLedger();
  const paged: string[] = [];
  let before: SlotFilter['before'];
  for (;;) {
    const page = { ...filter, limit: 2, ...(before ? { before } : {}) };
    const last = store.history.slots(page).at(-1);
    if (last === undefined) break;
    paged.push(...list(page));
    before = { atMs: last.dueAtMs ?? 0, jobId: last.jobId, slot: last.slot };
  }
  expect(paged).toEqual(list(filter));
});

test('no list reads the whole table or sorts it', () => {
  const { paths } = aLedger();
  const db = connect({ file: paths.db, durability: 'full', newestVersion: 1, heldData: true });
  const plans = Object.values(queries).map((sql) => {
    const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, 0]);
    const steps = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    return (names.length > 0 ? steps.all(Object.fromEntries(names)) : steps.all('')).map(
      (step) => step.detail,
    );
  });
  db.close();
  expect(plans.flat().filter((step) => !step.startsWith('SEARCH slots USING INDEX'))).toEqual([]);
});
