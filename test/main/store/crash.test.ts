import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SlotRecord } from '../../../main/domain/run/run.ts';
import type { Store } from '../../../main/store/open-store.ts';
import {
  aDelivery,
  aHome,
  aStore,
  claim,
  dueSlot,
  finished,
  nightly,
  record,
  seven,
} from './cast.ts';
import { runChild } from './child/run-child.ts';

/** What the next start does: end what is dead, record, run, deliver. */
function startAgain(store: Store): void {
  store.checkAfterCrash();
  store.keeping.abandonForeign('boot-2', seven);
  record(store, store.jobs.save(nightly, seven), [dueSlot()]);
  const { window, key } = dueSlot();
  for (const { id } of store.runs.ready(seven)) {
    const run = store.runs.claim(id, 'boot-2', seven, () =>
      window && key ? { window, key } : null,
    );
    if (!run) throw new Error('the run could not be claimed');
    store.runs.finish(
      { runId: id, fence: run.fence },
      finished({ deliveries: [aDelivery(run)] }),
      seven,
    );
  }
  for (const { id } of store.outbox.interrupted())
    store.outbox.settle(id, { state: 'sent' }, seven);
  for (const { id } of store.outbox.due(seven)) {
    store.outbox.claim(id, seven);
    store.outbox.settle(id, { state: 'sent' }, seven);
  }
}

/** The ledger's one slot; a second one fails the test. */
function onlySlot(store: Store): SlotRecord | undefined {
  const slots = store.history.slots({ limit: 9, order: 'oldest' });
  expect(slots).toHaveLength(1);
  return slots[0];
}

/**
 * Lengths of a WAL at each frame and inside it, from the end of its first commit on: that one is the
 * migration, whose kills are in migrate.test.ts. SQLite file format, 4.1: a header with the size of a
 * page at byte 8, then frames of a header, with the size of the database where a commit ends, and a page.
 */
function cutsOf(wal: Buffer): readonly number[] {
  const [header, frameHeader] = [32, 24];
  const frame = frameHeader + wal.readUInt32BE(8);
  let migrated = header;
  while (wal.readUInt32BE(migrated + 4) === 0) migrated += frame;
  const halves = Math.floor(((wal.length - migrated) / frame) * 2);
  return [header, ...Array.from({ length: halves + 1 }, (_, n) => migrated + (n * frame) / 2)];
}

// How many attempts the run has had in the end: 2 where the kill cut one off.
test.for([
  ['before T1', 1],
  ['in T1', 1],
  ['after T1', 1],
  ['in T2', 1],
  ['after T2', 2],
  ['after T3', 2],
  ['in T4', 2],
  ['after T4', 1],
  ['after T6', 1],
  ['after T7', 1],
] as const)(
  'A01: killed %s, the slot still has one run, one report and one delivery',
  async ([point, attempts]) => {
    const paths = aHome();
    expect(await runChild('run-and-die.ts', [paths.home, point])).toBe('SIGKILL');
    const store = aStore(paths);
    startAgain(store);
    const slot = onlySlot(store);
    expect(slot).toMatchObject({
      outcome: 'succeeded',
      reason: 'on time',
      run: { state: 'done', revision: 1, attempts },
    });
    expect(store.reports.list({ limit: 9 })).toHaveLength(1);
    expect(store.history.deliveries(slot?.runId ?? '')).toMatchObject([{ state: 'sent' }]);
  },
);

test('C02: two processes on one home cannot both claim a run', () => {
  const paths = aHome();
  const [one, other] = [aStore(paths), aStore(paths)];
  const [run] = record(one, one.jobs.save(nightly, seven), [dueSlot()]);
  expect(record(other, other.jobs.save(nightly, seven), [dueSlot()])).toEqual([]);
  claim(one, run, 'boot-1');
  expect(other.runs.claim(run?.id ?? '', 'boot-2', seven, () => null)).toBeNull();
});

test('A05: with its WAL deleted after a crash, the loss is noticed', async () => {
  const paths = aHome();
  await runChild('run-and-die.ts', [paths.home, 'after T7']);
  rmSync(`${paths.db}-wal`);
  expect(() => aStore(paths)).toThrow(/is empty, although it held your jobs/);
});

test('A04: with its WAL cut at any frame or inside it, the store opens at a whole commit and goes on', async () => {
  const crashed = aHome();
  await runChild('run-and-die.ts', [crashed.home, 'after T7']);
  const wal = readFileSync(`${crashed.db}-wal`);
  const seen = new Set<string>();
  for (const end of cutsOf(wal)) {
    const paths = aHome();
    copyFileSync(crashed.db, paths.db);
    writeFileSync(`${paths.db}-wal`, wal.subarray(0, end));
    const store = aStore(paths);
    seen.add(store.history.run('run-of-dead')?.state ?? 'no run');
    startAgain(store);
    expect(onlySlot(store)).toMatchObject({ outcome: 'succeeded', run: { revision: 1 } });
    expect(store.reports.list({ limit: 9 })).toHaveLength(1);
  }
  expect([...seen]).toEqual(['no run', 'recorded', 'running', 'delivering', 'done']);
}, 60_000);
