import { expect, test } from 'vitest';
import {
  aRunningRun,
  aStore,
  day,
  failedFor,
  finished,
  minute,
  report,
  seven,
  snapshot,
} from './cast.ts';

test('a finished run is measured by its attempt, the rows it read and its report', () => {
  const store = aStore();
  const claim = aRunningRun(store, 0);
  expect(store.health.runningSinceMs('nightly')).toBe(seven);
  const part = { sourceId: 'orders', rows: 40 } as never;
  store.runs.finish(
    claim,
    finished({ snapshot: { ...snapshot, parts: [part, part] } }),
    seven + minute,
  );
  const reportBytes = Buffer.byteLength(report.markdown);
  expect(store.health.measures('nightly', 5)).toEqual([
    { durationMs: minute, rows: 80, reportBytes },
  ]);
  expect(store.health.runningSinceMs('nightly')).toBeNull();
});

test('a slot says what became of it, and whether a later run mended it', () => {
  const store = aStore();
  store.runs.fail(aRunningRun(store, 0), failedFor(), seven);
  expect(store.health.slotDueAt('nightly', seven)).toEqual({ outcome: 'failed', isMended: false });
  expect(store.health.slotDueAt('nightly', seven + day)).toBeNull();
});
