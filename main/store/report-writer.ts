import type Database from 'better-sqlite3';
import type { Report } from '../domain/report.ts';
import { wordIndex } from './word-index.ts';

// A re-run was asked for by someone who is looking: nothing tells of it before they say so.
const insertReport = `INSERT INTO reports (run_id, job_id, window_to_ms, headline, hash,
    bytes, created_at_ms, is_unread)
  SELECT id, job_id, window_to_ms, :headline, :hash, :bytes, :nowMs, trigger <> 'again'
  FROM runs WHERE id = :runId`;
const insertFact = `INSERT INTO facts (run_id, n, id, label, value, format, unit, text, query,
    evidence, source, snapshot_hash)
  VALUES (:runId, :n, :id, :label, :value, :format, :unit, :text, :query,
    :evidence, :source, :snapshotHash)`;

/** Writes a report's rows: itself, its words for search, its facts. Call it inside a transaction. */
export function reportWriter(db: Database.Database) {
  const row = db.prepare(insertReport);
  const fact = db.prepare(insertFact);
  const words = wordIndex(db);
  return {
    write(runId: string, report: Report, hash: string, nowMs: number): void {
      const { headline, text } = report;
      const bytes = Buffer.byteLength(report.markdown);
      const made = row.run({ runId, headline, hash, bytes, nowMs });
      if (made.changes !== 1) throw new Error(`run ${runId} vanished inside its transaction`);
      const id = Number(made.lastInsertRowid);
      for (const { evidence, ...values } of report.facts) {
        fact.run({ ...values, runId, evidence: JSON.stringify(evidence) });
      }
      words.add(id, text);
    },
  };
}
