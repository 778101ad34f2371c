import { statSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
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
    const slots = store.history.slots({ limit: 9, order: 'oldest' });
    expect(slots).toMatchObject([
      { outcome: 'succeeded', reason: 'on time', run: { state: 'done', revision: 1, attempts } },
    ]);
    expect(store.reports.list({ limit: 9 })).toHaveLength(1);
    expect(store.history.deliveries(slots[0]?.runId ?? '')).toMatchObject([{ state: 'sent' }]);
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

test('A04: with the end of its WAL cut off, the database opens at its last whole commit', async () => {
  const paths = aHome();
  await runChild('run-and-die.ts', [paths.home, 'after T4']);
  truncateSync(`${paths.db}-wal`, statSync(`${paths.db}-wal`).size - 100);
  const store = aStore(paths);
  store.checkAfterCrash();
  expect(store.history.run('run-of-dead')).toMatchObject({ state: 'running' });
});
