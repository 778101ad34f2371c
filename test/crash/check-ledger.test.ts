import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { defineAuditHash } from '../../main/store/audit-hash.ts';
import { checkLedger } from '../cast/check-ledger.ts';
import { aDelivery, aHome, aRunningRun, aStore, finished, seven } from '../main/store/cast.ts';

/** A ledger with one delivered run, opened past every port, and without the schema's own guards. */
function aLedger(): Database.Database {
  const paths = aHome();
  const store = aStore(paths);
  const run = aRunningRun(store);
  const deliveries = [aDelivery(run)];
  const snapshot = { hash: 'c0ffee', fetchedAtMs: seven, parts: [] };
  store.runs.finish(run, finished({ snapshot, deliveries }), seven);
  store.outbox.claim(1, seven);
  store.outbox.settle(1, { state: 'sent' }, seven);
  const db = new Database(paths.db);
  defineAuditHash(db);
  onTestFinished(() => void db.close());
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  return db;
}

const copyRun = (changes: string) => `INSERT INTO runs SELECT ${changes} FROM runs`;

test('a ledger as the protocol leaves it has nothing wrong', () => {
  expect(checkLedger(aLedger())).toEqual([]);
});

test.for([
  ["UPDATE runs SET state = 'running', outcome = NULL, reason = NULL", 'not its last attempt'],
  ["UPDATE runs SET owner_boot = 'dead'", 'has an owner'],
  ["UPDATE runs SET state = 'failed', outcome = 'failed'", 'without the work'],
  ["UPDATE runs SET state = 'recorded'", 'before its run has anything to tell'],
  ["UPDATE runs SET outcome = 'failed', reason = 'error'", 'cannot have'],
  ['UPDATE runs SET fence = 2', 'does not count'],
  ['UPDATE runs SET key = NULL', 'no window'],
  ['UPDATE slots SET outcome = NULL', 'other than its run'],
  ['UPDATE slots SET run_id = NULL, outcome = NULL', 'no outcome'],
  ['UPDATE slots SET covers = \'["2026-03-02T07:00|UTC"]\'', 'not superseded'],
  ["UPDATE slots SET outcome = 'superseded', reason = 'by nothing'", 'leads to none'],
  ['DELETE FROM slots', 'has no slot'],
  ['DELETE FROM attempts', 'no attempt succeeded'],
  ['UPDATE attempts SET outcome = NULL, ended_at_ms = NULL', 'no attempt succeeded'],
  ['DELETE FROM reports', 'without a report'],
  ['DELETE FROM steps', 'no stored snapshot'],
  ["UPDATE runs SET state = 'delivering', ended_at_ms = NULL", 'waits for no delivery'],
  ["UPDATE deliveries SET state = 'pending', ended_at_ms = NULL", 'before its required'],
  ["UPDATE deliveries SET state = 'pending'", 'no end'],
  ["UPDATE jobs SET id = 'other'", 'foreign_key_check'],
] as const)('%s is found: %s', ([sql, sentence]) => {
  const db = aLedger();
  db.exec(sql);
  expect(checkLedger(db).join('\n')).toContain(sentence);
});

test('the same key done twice, also where its index is gone', () => {
  const db = aLedger();
  db.exec('DROP INDEX one_result');
  const names = db.pragma('table_info(runs)') as readonly { readonly name: string }[];
  const columns = names.map(({ name }) => (name === 'id' ? "'twin'" : name)).join();
  db.exec(copyRun(columns));
  const found = checkLedger(db).join('\n');
  expect(found).toContain('active or done');
  expect(found).toContain('done twice');
});
