import { createHash } from 'node:crypto';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Run } from '../../../main/domain/run/run.ts';
import type { Paths } from '../../../main/store/home.ts';
import type { Store } from '../../../main/store/open-store.ts';
import {
  aDelivery,
  aHome,
  aStore,
  claim,
  day,
  dueSlot,
  finished,
  nightly,
  record,
  seven,
  snapshot,
} from './cast.ts';

const size = 100;

/** So many nights in a row, each with data of its own and a report; one is sent to somebody. */
function nights(count: number, sent = -1): { paths: Paths; store: Store; runs: Run[] } {
  const paths = aHome();
  const store = aStore(paths);
  const job = store.jobs.save(nightly, seven - day);
  const runs = Array.from({ length: count }, (_, n) => {
    const [recorded] = record(store, job, [dueSlot(n)]);
    const run = claim(store, recorded);
    const sha256 = blobOf(n);
    writeFileSync(join(paths.blobs, sha256), 'x'.repeat(size));
    const origin = { origin: '/orders.csv', originModifiedAtMs: 0, options: {} };
    const part = { sourceId: 'orders', sha256, bytes: size, rows: 1, columns: [], ...origin };
    const manifest = { ...snapshot, parts: [part] };
    store.runs.saveSnapshot(run, manifest, seven + n * day);
    const deliveries = n === sent ? [aDelivery(run, { channel: 'webhook' })] : [];
    store.runs.finish(run, finished({ snapshot: manifest, deliveries }), seven + n * day);
    return run;
  });
  return { paths, store, runs };
}

const blobOf = (n: number) => createHash('sha256').update(String(n)).digest('hex');

function kept({ blobs }: Paths): number[] {
  const names = readdirSync(blobs);
  return Array.from({ length: 20 }, (_, n) => n).filter((n) => names.includes(blobOf(n)));
}

test('data older than the limit goes, and what is younger stays', () => {
  const { paths, store } = nights(5);
  const limit = { days: 2, bytes: null };
  const now = seven + 4 * day;
  expect(store.snapshots.expiring(limit, now)).toEqual({ files: 2, bytes: 2 * size });
  expect(kept(paths)).toEqual([0, 1, 2, 3, 4]);
  expect(store.snapshots.expire(limit, now, 100)).toEqual({ files: 2, bytes: 2 * size });
  expect(kept(paths)).toEqual([2, 3, 4]);
});

test('of more than the limit the newest stay', () => {
  const { paths, store } = nights(5);
  store.snapshots.expire({ days: null, bytes: 3 * size }, seven + 4 * day, 100);
  expect(kept(paths)).toEqual([2, 3, 4]);
});

test('what was pinned, what was sent to somebody and the newest of a job stay whatever their age', () => {
  const { paths, store, runs } = nights(4, 1);
  store.inbox.pin(runs[0]?.id ?? '', seven);
  const [sent] = store.outbox.due(seven + day);
  store.outbox.claim(sent?.id ?? 0, seven + day);
  store.outbox.settle(sent?.id ?? 0, { state: 'sent' }, seven + day);
  store.snapshots.expire({ days: 1, bytes: 1 }, seven + 900 * day, 100);
  expect(kept(paths)).toEqual([0, 1, 3]);
});

test('a file that a run reads again is kept for the younger of the two', () => {
  const { paths, store } = nights(3);
  const job = store.jobs.save(nightly, seven);
  const again = claim(store, record(store, job, [dueSlot(9)])[0]);
  const origin = { origin: '/orders.csv', originModifiedAtMs: 0, options: {} };
  const part = { sourceId: 'o', sha256: blobOf(0), bytes: size, rows: 1, columns: [], ...origin };
  store.runs.saveSnapshot(again, { ...snapshot, parts: [part] }, seven + 9 * day);
  store.snapshots.expire({ days: 1, bytes: null }, seven + 9 * day, 100);
  expect(kept(paths)).toEqual([0, 2]);
});

test('a file that no run names goes after a day, for it may be about to be named', () => {
  const { paths, store } = nights(1);
  const left = join(paths.blobs, 'f'.repeat(64));
  writeFileSync(left, 'left behind');
  writeFileSync(join(paths.blobs, 'mine.txt'), 'not ours');
  const limit = { days: null, bytes: null };
  const now = Date.now();
  expect(store.snapshots.expiring(limit, now).files).toBe(0);
  utimesSync(left, new Date(now - 2 * day), new Date(now - 2 * day));
  expect(store.snapshots.expire(limit, now, 100).files).toBe(1);
  expect(readdirSync(paths.blobs)).toEqual(expect.arrayContaining([blobOf(0), 'mine.txt']));
});
