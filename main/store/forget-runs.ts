import type Database from 'better-sqlite3';
import { factsAReport } from './word-index.ts';

const deletions = [
  `DELETE FROM fact_words WHERE rowid IN (
    SELECT reports.id * ${factsAReport} + facts.n FROM reports JOIN facts USING (run_id)
    WHERE run_id = ?)`,
  `DELETE FROM unindexed WHERE report_id = (SELECT id FROM reports WHERE run_id = ?)`,
  `DELETE FROM report_texts WHERE rowid = (SELECT id FROM reports WHERE run_id = ?)`,
  `DELETE FROM reports WHERE run_id = ?`,
  `DELETE FROM facts WHERE run_id = ?`,
  `DELETE FROM model_calls WHERE run_id = ?`,
  `DELETE FROM follow_ups WHERE run_id = ?`,
  `DELETE FROM steps WHERE run_id = ?`,
];

/** Deletes what a run has made; its row, its slot and its deliveries stay. Call it inside a transaction. */
export function productsOfRun(db: Database.Database): (runId: string) => void {
  const statements = deletions.map((sql) => db.prepare(sql));
  return (runId) => {
    for (const statement of statements) statement.run(runId);
  };
}
