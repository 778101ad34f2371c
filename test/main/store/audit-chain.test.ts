import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { followHomeLedger } from '../../../main/store/audit-chain.ts';
import { typed } from '../command/typed.ts';
import {
  aDelivery,
  aHome,
  aRunningRun,
  aStore,
  claim,
  day,
  dueSlot,
  finished,
  minute,
  nightly,
  record,
  seven,
} from './cast.ts';

/** Three nights done, each with a mail that was sent. */
function threeNights() {
  const paths = aHome();
  const store = aStore(paths);
  const job = store.jobs.save(nightly, seven - day);
  for (let night = 0; night < 3; night += 1) {
    const nowMs = seven + night * day;
    const [recorded] = record(store, job, [dueSlot(night)], nowMs);
    const run = claim(store, recorded);
    const deliveries = [aDelivery(run, { channel: 'email', recipient: 'boss@example.com' })];
    store.runs.finish(run, finished({ deliveries }), nowMs);
    for (const { id } of store.outbox.due(nowMs)) {
      store.outbox.claim(id, nowMs);
      store.outbox.settle(id, { state: 'sent' }, nowMs + minute);
    }
  }
  return { paths, store, follow: () => followHomeLedger(paths, null) };
}

/** What somebody does to the file with another program, without its triggers. */
function meddle(file: string, sql: string): void {
  const db = new Database(file);
  const triggers = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  db.close();
}

test('each slot and each delivery that ends is entered in the same commit, and all fits', () => {
  const { follow } = threeNights();
  expect(follow()).toMatchObject({ entries: 6, sinceMs: null, problems: [] });
});

test('what ends anew is entered anew: a mail that is sent after all mends its run', () => {
  const paths = aHome();
  const store = aStore(paths);
  const run = aRunningRun(store);
  store.runs.finish(run, finished({ deliveries: [aDelivery(run, {})] }), seven);
  const [delivery] = store.outbox.due(seven);
  const id = delivery?.id ?? 0;
  const failure = { code: 'delivery-failed', message: 'no', permanent: true } as const;
  store.outbox.claim(id, seven);
  store.outbox.settle(id, { state: 'dead', failure }, seven);
  store.outboxByHand.resend(id, seven);
  expect(followHomeLedger(paths, null)).toMatchObject({ entries: 2, problems: [] });
  store.outbox.claim(id, seven);
  store.outbox.settle(id, { state: 'sent' }, seven);
  expect(followHomeLedger(paths, null)).toMatchObject({ entries: 4, problems: [] });
});

test.each([
  ["UPDATE slots SET outcome = 'skipped' WHERE slot LIKE '2026-03-04%'", 'was changed after'],
  ["UPDATE slots SET outcome = 'missed', reason = 'off' WHERE slot LIKE '2026-03-04%'", 'changed'],
  ["UPDATE reports SET hash = 'c0ffee' WHERE id = 2", 'was changed after'],
  ["UPDATE deliveries SET payload = '{}' WHERE id = 1", 'delivery run:'],
  ["UPDATE deliveries SET recipient = 'other@example.com' WHERE id = 1", 'never entered'],
  ['DELETE FROM deliveries WHERE id = 2', 'was taken out'],
  [
    'PRAGMA foreign_keys = OFF; DELETE FROM slots WHERE run_id = (SELECT run_id FROM reports WHERE id = 2)',
    'was taken out',
  ],
  ["UPDATE audit SET entry = replace(entry, 'sent', 'dead') WHERE id = 3", 'entry 3 was edited'],
  ['DELETE FROM audit WHERE id = 3', 'one before it is missing'],
  ['DELETE FROM audit WHERE id = 1', 'its first entry is not the first'],
  ['DELETE FROM audit WHERE id = 6', 'never entered'],
] as const)('whoever changes the file is found: %s', (sql, found) => {
  const { paths, store, follow } = threeNights();
  store.close();
  meddle(paths.db, sql);
  expect(follow()?.problems.join('\n')).toContain(found);
});

test('another program that writes with the triggers in place is refused', () => {
  const { paths, store } = threeNights();
  store.close();
  const db = new Database(paths.db);
  expect(() => db.exec("UPDATE slots SET outcome = 'missed'")).toThrow('audit_hash');
  db.close();
});

test('what the user wants forgotten leaves the chain whole, which says from when on it tells', () => {
  const { paths, store, follow } = threeNights();
  store.retention.forget(seven + day, seven + 30 * day, 1000);
  expect(follow()).toMatchObject({ entries: 5, sinceMs: seven + day, problems: [] });
  store.retention.forget(seven + 2 * day, seven + 30 * day, 1000);
  expect(follow()).toMatchObject({ sinceMs: seven + 2 * day, problems: [] });
  store.close();
  meddle(paths.db, 'DELETE FROM audit WHERE id = (SELECT min(id) FROM audit)');
  expect(follow()?.problems).toHaveLength(2);
});

test('what is forgotten step by step is entered once, and the chain is whole after each step', () => {
  const { store, follow } = threeNights();
  const step = () => store.retention.forget(seven + 2 * day, seven + 30 * day, 1);
  step();
  const first = follow();
  expect(first).toMatchObject({ sinceMs: seven + 2 * day, problems: [] });
  step();
  expect(follow()).toMatchObject({ entries: first?.entries, problems: [] });
});

test('all that is forgotten and nothing that came after: the chain goes on from its last hash', () => {
  const { store, follow } = threeNights();
  store.retention.forget(seven + 60 * day, seven + 90 * day, 1000);
  // The last done run stays, from which since-last goes on.
  expect(follow()).toMatchObject({ entries: 1, sinceMs: seven + 60 * day, problems: [] });
  const job = store.jobs.get('nightly');
  if (job) record(store, job, [dueSlot(4)], seven + 90 * day);
  expect(follow()?.problems).toEqual([]);
});

test('a home without a database has no chain', () => {
  expect(followHomeLedger(aHome(), null)).toBeNull();
});

test('doctor --audit follows the chain, says its head, and misses a head that was noted and is not in it', async () => {
  const { paths, follow } = threeNights();
  const head = follow()?.head ?? '';
  const doctor = (...more: string[]) => typed(['doctor', '--audit', ...more], { home: paths.home });
  const answer = await doctor('--head', head);
  expect(answer).toMatchObject({
    code: 0,
    out: expect.stringContaining(`6 entries as written, from the beginning; head ${head}`),
  });
  expect(answer.out).toContain('2 reported, 0 unexplained');
  expect(await doctor('--head', 'c0ffee')).toMatchObject({
    code: 1,
    out: expect.stringContaining('the head that was noted is not in it'),
  });
});
