import type Database from 'better-sqlite3';
import type { RunKeeping } from '../domain/ports.ts';
import { runEnding } from './run-ending.ts';

const dropRun = `UPDATE runs SET state = 'dropped', outcome = :outcome, reason = :reason,
    next_at_ms = NULL, ended_at_ms = :nowMs
  WHERE id = :runId AND state IN ('recorded', 'waiting')`;

/** Ends a run that has not started, with its slot. Call it inside a transaction. */
export function runDrops(db: Database.Database): RunKeeping['drop'] {
  const update = db.prepare(dropRun);
  const ending = runEnding(db);
  return (runId, outcome, reason, nowMs) => {
    if (update.run({ runId, outcome, reason, nowMs }).changes !== 1) return false;
    ending.mirror({ runId, outcome, reason });
    return true;
  };
}
