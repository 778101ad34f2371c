import type Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';
import type { Fact } from '../domain/report/fact.ts';
import { wordsOf } from './fact-words.ts';
import { storeFailure } from './store-failure.ts';

/** A fact's row in the index of words: its report's, which grows with time, and its number there. */
export const factsAReport = 1_000_000;

/** Each commit that writes words costs a third of a run, one or a hundred reports alike. */
const reportsAtOnce = 64;

const insertUnindexed = `INSERT INTO unindexed (report_id, body) VALUES (?, ?)`;
const selectUnindexed = `SELECT report_id AS id, run_id AS runId, headline, body
  FROM unindexed JOIN reports ON reports.id = report_id ORDER BY report_id`;
const selectIsBehind = `SELECT 1 FROM unindexed LIMIT 1`;
const selectFacts = `SELECT n, label, value, unit, text FROM facts WHERE run_id = ?`;
const insertText = `INSERT INTO report_texts (rowid, headline, body) VALUES (?, ?, ?)`;
const insertWords = `INSERT INTO fact_words (rowid, words) VALUES (?, ?)`;
const deleteUnindexed = `DELETE FROM unindexed`;

interface Unindexed {
  readonly id: number;
  readonly runId: string;
  readonly headline: string;
  readonly body: string;
}

/** The words by which reports and facts are found. They are written many reports at a time. */
export function wordIndex(db: Database.Database) {
  const wait = db.prepare(insertUnindexed);
  const unindexed = db.prepare<[], Unindexed>(selectUnindexed);
  const isBehind = db.prepare<[]>(selectIsBehind);
  const factsOf = db.prepare<[string], Omit<Fact, 'evidence'>>(selectFacts);
  const text = db.prepare(insertText);
  const words = db.prepare(insertWords);
  const done = db.prepare(deleteUnindexed);

  const indexAll = db.transaction((): void => {
    for (const { id, runId, headline, body } of unindexed.all()) {
      text.run(id, headline, body);
      for (const fact of factsOf.all(runId)) words.run(id * factsAReport + fact.n, wordsOf(fact));
    }
    done.run();
  });

  return {
    /** Call it inside the transaction that writes the report, after its facts. */
    add(reportId: number, body: string): void {
      wait.run(reportId, body);
      if (reportId % reportsAtOnce === 0) indexAll();
    },

    /**
     * Brings the index up to the newest report. Call it before anything is looked for. Where the disk is full or
     * read-only, or the database locked, it stays as it is: whoever looks finds what was indexed before.
     */
    catchUp(): void {
      if (isBehind.get() === undefined) return;
      try {
        indexAll.immediate();
      } catch (caught) {
        if (!isRefusedWrite(storeFailure(caught, db.name))) throw caught;
      }
    },
  };
}

function isRefusedWrite(failure: unknown): boolean {
  return (
    failure instanceof RunFailure &&
    (failure.code === 'disk-full' || failure.code === 'store-unusable')
  );
}
