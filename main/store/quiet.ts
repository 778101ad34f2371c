import type Database from 'better-sqlite3';

const selectWaiting = `SELECT EXISTS (SELECT 1 FROM runs INDEXED BY runs_open WHERE ended_at_ms IS NULL)
  OR EXISTS (SELECT 1 FROM deliveries INDEXED BY deliveries_unsent WHERE ended_at_ms IS NULL)
  OR EXISTS (SELECT 1 FROM slots INDEXED BY slots_by_outcome WHERE outcome = 'open' AND outcome <> 'succeeded')
  OR EXISTS (SELECT 1 FROM settings WHERE name = 'pause_all_until' AND value <> '') AS waits`;

/** Whether nothing in the ledger waits for time to pass: no run, delivery, answer or end of a pause. */
export function quiet(db: Database.Database): () => boolean {
  const waiting = db.prepare<[], { waits: number }>(selectWaiting);
  return () => waiting.get()?.waits === 0;
}
