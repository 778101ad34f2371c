import type Database from 'better-sqlite3';
import type { Failures } from '../domain/run/history.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';

const selectOpen = `SELECT ${runColumns} FROM runs
  WHERE outcome = 'failed' AND mended_by IS NULL AND dismissed_at_ms IS NULL
  ORDER BY ended_at_ms DESC, id DESC LIMIT ?`;
// The index is named, because without statistics SQLite takes another one and reads every run that ended.
const countOpen = `SELECT count(*) AS open FROM runs INDEXED BY failures_open
  WHERE outcome = 'failed' AND mended_by IS NULL AND dismissed_at_ms IS NULL
    AND id NOT IN (SELECT value FROM json_each(:without))
    AND job_id NOT IN (SELECT value FROM json_each(:muted))`;
const dismissRun = `UPDATE runs SET dismissed_at_ms = :nowMs
  WHERE id = :runId AND outcome = 'failed' AND dismissed_at_ms IS NULL`;
// A run that the user cancelled says nothing about the job, and resuming it starts a new count.
const countInARow = `SELECT count(*) AS failures FROM runs
  WHERE job_id = +:jobId AND outcome = 'failed' AND reason <> 'cancelled'
    AND ended_at_ms > coalesce(
      (SELECT max(ended_at_ms) FROM runs WHERE job_id = +:jobId AND outcome = 'succeeded'), -9e15)
    AND ended_at_ms > coalesce((SELECT resumed_at_ms FROM jobs WHERE id = :jobId), -9e15)`;

/** Failed runs that nobody has dismissed and no later run has mended. */
export function failuresStore(db: Database.Database): Failures {
  const open = db.prepare<[number], RunRow>(selectOpen);
  const count = db.prepare<[unknown], { open: number }>(countOpen);
  const dismiss = db.prepare(dismissRun);
  const inARow = db.prepare<[unknown], { failures: number }>(countInARow);

  return {
    open: (limit) => open.all(limit).map(runFrom),
    countOpen(muted = [], without = []) {
      const left = { muted: JSON.stringify(muted), without: JSON.stringify(without) };
      return count.get(left)?.open ?? 0;
    },
    dismiss(runId, nowMs) {
      dismiss.run({ runId, nowMs });
    },
    inARow: (jobId) => inARow.get({ jobId })?.failures ?? 0,
  };
}
