import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../../main/store/connection.ts';
import { migrate, newestVersion } from '../../../main/store/migrate.ts';
import { retentionStore } from '../../../main/store/retention-store.ts';
import { aHome, aStore, claim, day, dueSlot, finished, nightly, record, seven } from './cast.ts';

/** Five nights done, and one more that waits for its turn. */
function fiveNights() {
  const store = aStore();
  const job = store.jobs.save(nightly, seven - day);
  for (let night = 0; night < 5; night += 1) {
    const [run] = record(store, job, [dueSlot(night)], seven + night * day);
    store.runs.finish(claim(store, run), finished(), seven + night * day);
  }
  record(store, job, [dueSlot(5)], seven + 5 * day);
  const slots = () =>
    store.history.slots({ limit: 10, order: 'oldest' }).map(({ slot }) => slot.slice(0, 10));
  return { store, job, slots };
}

function sizeOf(db: Database.Database): number {
  return Number(db.pragma('page_count', { simple: true })) * 1024;
}

test('what is old is deleted with its run and report, and bars a repeat (A16)', () => {
  const { store, job, slots } = fiveNights();
  expect(store.retention.forget(seven + 2 * day, seven + 30 * day, 100)).toBe(2);
  expect(slots()).toEqual(['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08']);
  expect(store.reports.list({ limit: 10 })).toHaveLength(3);
  let lastDueAtMs: number | null = null;
  const decide = (seen: { readonly lastDueAtMs: number | null }) => {
    lastDueAtMs = seen.lastDueAtMs;
    return [];
  };
  store.slots.record([{ job, decide }], seven - 10 * day);
  expect(lastDueAtMs).toBe(seven + day);
});

test('what a job may still catch up is kept, however short the memory is', () => {
  const { store, slots } = fiveNights();
  expect(store.retention.forget(seven + 30 * day, seven + 8 * day, 100)).toBe(1);
  expect(slots()[0]).toBe('2026-03-04');
});

test('the last done run and what has not ended are kept for ever', () => {
  const { store, slots } = fiveNights();
  store.retention.forget(seven + 90 * day, seven + 90 * day, 100);
  expect(slots()).toEqual(['2026-03-07', '2026-03-08']);
});

test('a step deletes no more than it may, and steps come to the same end', () => {
  const { store, slots } = fiveNights();
  const step = () => store.retention.forget(seven + 90 * day, seven + 90 * day, 3);
  expect([step(), step(), step()]).toEqual([3, 1, 0]);
  expect(slots()).toEqual(['2026-03-07', '2026-03-08']);
});

test('what is deleted is given back to the disk a little at a time, and what new rows will fill is kept', () => {
  const paths = aHome();
  const db = connect({ file: paths.db, durability: 'full', newestVersion, heldData: false });
  onTestFinished(() => void db.close());
  migrate(db);
  const { shrink } = retentionStore(db);
  const insert = db.prepare(`INSERT INTO settings VALUES (?, hex(randomblob(1000000)))`);
  for (const name of ['a', 'b', 'c', 'd', 'e']) insert.run(name);
  const full = sizeOf(db);
  expect(shrink(1e9)).toBe(0);
  db.exec(`DELETE FROM settings WHERE name <> 'a'`);
  const left = [shrink(3_000_000), shrink(3_000_000), shrink(3_000_000)];
  expect(left.map((bytes) => Math.round(bytes / 1e6))).toEqual([4, 1, 0]);
  expect(sizeOf(db)).toBeLessThan(full / 2);
  expect(sizeOf(db)).toBeGreaterThan(3_000_000);
  expect(db.pragma('quick_check', { simple: true })).toBe('ok');
});

test('a database from before it could shrink is left as large as it is', () => {
  const file = aHome().db;
  const old = new Database(file);
  old.pragma('page_size = 1024');
  old.exec('CREATE TABLE old (text TEXT)');
  old.close();
  const db = connect({ file, durability: 'full', newestVersion, heldData: false });
  onTestFinished(() => void db.close());
  migrate(db);
  db.exec(`INSERT INTO old VALUES (hex(randomblob(3000000))); DELETE FROM old`);
  expect(retentionStore(db).shrink(1e9)).toBe(0);
});
