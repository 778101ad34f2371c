import type Database from 'better-sqlite3';
import type { Report } from '../domain/report/report.ts';
import { wordIndex } from './word-index.ts';

// A re-run was asked for by someone who is looking: nothing tells of it before they say so.
const insertReport = `INSERT INTO reports (run_id, job_id, window_to_ms, headline, hash,
    bytes, created_at_ms, is_unread)
  SELECT id, job_id, window_to_ms, :headline, :hash, :bytes, :nowMs, trigger <> 'again'
  FROM runs WHERE id = :runId`;
const insertFact = `INSERT INTO facts (run_id, n, id, label, value, format, unit, text, query,
    evidence, source, snapshot_hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes a report's rows: itself, its words for search, its facts. Call it inside a transaction. */
export function reportWriter(db: Database.Database) {
  const row = db.prepare(insertReport);
  const fact = db.prepare(insertFact);
  const words = wordIndex(db);
  return {
    write(runId: string, report: Report, hash: string, nowMs: number): void {
      const { headline } = report;
      const bytes = Buffer.byteLength(report.markdown);
      const made = row.run({ runId, headline, hash, bytes, nowMs });
      if (made.changes !== 1) throw new Error(`run ${runId} vanished inside its transaction`);
      const reportId = Number(made.lastInsertRowid);
      for (const { n, id, label, value, format, unit, ...told } of report.facts) {
        const { text, query, evidence, source, snapshotHash } = told;
        const proof = [query, JSON.stringify(evidence), source, snapshotHash];
        // By place: a report has many, and to bind names costs as much as to write the row.
        fact.run(runId, n, id, label, value, format, unit, text, ...proof);
      }
      words.add(reportId, report.text);
    },
  };
}
