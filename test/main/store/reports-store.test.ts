import { expect, test } from 'vitest';
import type { Store } from '../../../main/store/open-store.ts';
import {
  aRunningRun,
  aStore,
  day,
  dueSlot,
  finished,
  nightly,
  record,
  report,
  seven,
  total,
} from './cast.ts';

/** A report of `nightly` so many days after 2026-03-03, whose total is the number of days. */
function aReport(store: Store, days: number): string {
  const run = aRunningRun(store, days);
  const facts = [{ ...total, value: days, text: String(days) }];
  store.runs.finish(run, finished({ report: { ...report, facts } }), seven + days * day);
  return run.id;
}

test('reports are listed newest first, all or the unread ones', () => {
  const store = aStore();
  const [first, second, third] = [aReport(store, 0), aReport(store, 1), aReport(store, 2)];
  store.reports.markRead(second);
  const ids = (filter: Parameters<Store['reports']['list']>[0]) =>
    store.reports.list(filter).map((found) => found.runId);
  expect(ids({ limit: 2 })).toEqual([third, second]);
  expect(ids({ unread: true, limit: 9 })).toEqual([third, first]);
  expect(ids({ jobId: 'nightly', unread: true, limit: 1 })).toEqual([third]);
  expect(ids({ jobId: 'weekly', limit: 9 })).toEqual([]);
});

test('the reports beside one are those of its job that were made before and after it', () => {
  const store = aStore();
  const [first, second, third] = [aReport(store, 0), aReport(store, 1), aReport(store, 2)];
  expect([first, second, third, 'none'].map(store.reports.neighbours)).toEqual([
    { previous: null, next: second },
    { previous: first, next: third },
    { previous: second, next: null },
    { previous: null, next: null },
  ]);
  expect([store.facts.count(first), store.facts.count('none')]).toEqual([1, 0]);
});

test('a run compares with the report of the period before its own', () => {
  const store = aStore();
  aReport(store, 0);
  aReport(store, 1);
  const [next] = record(store, store.jobs.save(nightly, seven), [dueSlot(2)]);
  expect(store.reports.previousFacts('nightly', next?.id ?? '')).toEqual([
    { id: 'total.net', value: 1, text: '1' },
  ]);
});

test('a backfill compares with the period before it, and a replay still with what it knew then', () => {
  const store = aStore();
  aReport(store, 0);
  const wednesday = aReport(store, 2);
  const tuesday = aReport(store, 1);
  expect(store.reports.previousFacts('nightly', tuesday)).toMatchObject([{ value: 0 }]);
  expect(store.reports.previousFacts('nightly', wednesday)).toMatchObject([{ value: 0 }]);
});

test('the first report of a job has nothing to compare with', () => {
  const store = aStore();
  expect(store.reports.previousFacts('nightly', aReport(store, 0))).toEqual([]);
});

test('a run without a report has none, and no snapshot', () => {
  const store = aStore();
  const run = aRunningRun(store);
  expect([store.reports.get(run.id), store.reports.snapshot(run.id)]).toEqual([null, null]);
});
