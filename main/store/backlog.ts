import type Database from 'better-sqlite3';
import type { Backlog } from '../domain/run/backlog.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';

const selectNextAt = `SELECT min(next_at_ms) AS nextAtMs FROM (
    SELECT next_at_ms FROM runs WHERE ended_at_ms IS NULL AND next_at_ms > :afterMs
    UNION ALL
    SELECT next_at_ms FROM deliveries WHERE ended_at_ms IS NULL AND next_at_ms > :afterMs)`;
// The plus: SQLite 3.54 compiles a sorted query anew at each `column = ?`, which costs ten times its run.
export const selectActive = `SELECT ${runColumns} FROM runs
  WHERE job_id = +? AND ended_at_ms IS NULL AND state IN ('recorded', 'waiting', 'running')
  ORDER BY requested_at_ms, id`;

const selectWaiting = `SELECT ${runColumns} FROM runs
  WHERE ended_at_ms IS NULL AND state = 'waiting' ORDER BY coalesce(due_at_ms, requested_at_ms), id`;

const selectUnended = `SELECT ${runColumns} FROM runs INDEXED BY runs_open
  WHERE ended_at_ms IS NULL AND state IN ('recorded', 'running') ORDER BY id`;

/** What stands in the ledger and has not ended. Reads only. */
export function backlog(db: Database.Database): Backlog {
  const nextAt = db.prepare<[unknown], { nextAtMs: number | null }>(selectNextAt);
  const active = db.prepare<[string], RunRow>(selectActive);
  const waiting = db.prepare<[], RunRow>(selectWaiting);
  const unended = db.prepare<[], RunRow>(selectUnended);
  return {
    unended: () => unended.all().map(runFrom),
    waiting: () => waiting.all().map(runFrom),
    nextAtMs: (afterMs) => nextAt.get({ afterMs })?.nextAtMs ?? null,
    activeRuns: (jobId) => active.all(jobId).map(runFrom),
  };
}
