import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { aHome, aStore, claim, dueSlot, finished, nightly, record, seven } from './cast.ts';

const ftsRows = 'SELECT count(*) AS indexed FROM report_texts';
const waitingRows = 'SELECT count(*) AS waiting FROM unindexed';

/** So many reports, and what the tables say about their words. */
function reports(count: number) {
  const paths = aHome();
  const store = aStore(paths);
  const job = store.jobs.save(nightly, seven);
  const due = Array.from({ length: count }, (_, night) => dueSlot(night));
  for (const run of record(store, job, due)) {
    store.runs.finish(claim(store, run), finished(), seven);
  }
  const words = () => {
    const db = new Database(paths.db, { readonly: true });
    const found = [ftsRows, waitingRows].map((sql) => db.prepare(sql).get());
    db.close();
    return Object.assign({}, ...found);
  };
  return { store, words };
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
