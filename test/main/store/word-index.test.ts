import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { factsStore } from '../../../main/store/facts-store.ts';
import { inbox } from '../../../main/store/inbox.ts';
import { aHome, aStore, claim, dueSlot, finished, nightly, record, report, seven } from './cast.ts';

const ftsRows = 'SELECT count(*) AS indexed FROM report_texts';
const waitingRows = 'SELECT count(*) AS waiting FROM unindexed';

/** So many reports, a way to more, and what the tables say about their words. */
function reports(count: number) {
  const paths = aHome();
  const store = aStore(paths);
  const job = store.jobs.save(nightly, seven);
  const add = (nights: readonly number[], text = report.text) => {
    const due = nights.map((night) => dueSlot(night));
    for (const run of record(store, job, due)) {
      store.runs.finish(claim(store, run), finished({ report: { ...report, text } }), seven);
    }
  };
  add(Array.from({ length: count }, (_, night) => night));
  const words = () => {
    const db = new Database(paths.db, { readonly: true });
    const found = [ftsRows, waitingRows].map((sql) => db.prepare(sql).get());
    db.close();
    return Object.assign({}, ...found);
  };
  return { paths, store, add, words };
}

test('the words of a report wait until somebody looks for some', () => {
  const { store, words } = reports(2);
  expect(words()).toEqual({ indexed: 0, waiting: 2 });
  expect(store.inbox.find({ shows: 'all', text: 'sales rose', limit: 9 })).toHaveLength(2);
  expect(words()).toEqual({ indexed: 2, waiting: 0 });
});

test('who looks for a number finds that of the newest report', () => {
  const { store, words } = reports(2);
  expect(store.facts.find({ text: '1,204.50', limit: 9 }).facts).toHaveLength(2);
  expect(words()).toEqual({ indexed: 2, waiting: 0 });
});

test('of every sixty-four reports the last brings the words of all into the index', () => {
  expect(reports(66).words()).toEqual({ indexed: 64, waiting: 2 });
});

test.each([
  // SQLite takes the size that the database has for the smallest that it may have.
  ['full', 'max_page_count = 1', 'SQLITE_FULL'],
  ['read-only', 'query_only = ON', 'SQLITE_READONLY'],
])(
  'on a %s disk what was indexed before is found, and the rest once it can be written',
  (_, pragma, code) => {
    const { paths, store, add, words } = reports(1);
    const search = { shows: 'all', text: 'sales rose', limit: 9 } as const;
    expect(store.inbox.find(search)).toHaveLength(1);
    add([1], Array.from({ length: 9_000 }, (_, n) => `word${n}`).join(' '));
    const db = new Database(paths.db);
    onTestFinished(() => void db.close());
    db.pragma(pragma);
    expect(() => db.exec('CREATE TABLE more (n)')).toThrow(expect.objectContaining({ code }));
    expect(inbox(db).find(search)).toHaveLength(1);
    expect(factsStore(db).find({ text: '1,204.50', limit: 9 }).facts).toHaveLength(1);
    expect(words()).toEqual({ indexed: 1, waiting: 1 });
    expect(store.inbox.find(search)).toHaveLength(2);
  },
);
