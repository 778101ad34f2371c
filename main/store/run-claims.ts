import type Database from 'better-sqlite3';
import type { RunLedger } from '../domain/ports.ts';
import type { Run } from '../domain/run.ts';
import { isSinceLast, type Window } from '../domain/window.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';
import { runDrops } from './run-drops.ts';

const selectRun = `SELECT ${runColumns} FROM runs
  WHERE id = ? AND state IN ('recorded', 'waiting')`;
export const selectLastDone = `SELECT max(window_to_ms) AS toMs FROM runs
  WHERE job_id = +? AND state IN ('delivering', 'done') AND trigger <> 'again'`;
const selectHolder = `SELECT id FROM runs WHERE key = ? AND state NOT IN ('failed', 'dropped') LIMIT 1`;
const selectLastRevision = `SELECT max(revision) AS revision FROM runs WHERE key = ?`;
const selectUnderway = `SELECT id FROM runs
  WHERE job_id = ? AND ended_at_ms IS NULL AND state = 'running' AND id <> ?`;
const fixRun = `UPDATE runs SET window_key = :windowKey, window_from_ms = :fromMs,
    window_to_ms = :toMs, key = :key, revision = :revision
  WHERE id = :id AND fence = :fence AND state = :state AND key IS NULL`;
const startRun = `UPDATE runs SET state = 'running', owner_boot = :bootId, fence = fence + 1,
    job_revision = coalesce(:jobRevision, job_revision), heartbeat = 0, next_at_ms = NULL, waiting_for = NULL, wait_until_ms = NULL, started_at_ms = coalesce(started_at_ms, :nowMs)
  WHERE id = :id AND fence = :fence AND state = :state
  RETURNING ${runColumns.replaceAll('runs.', '')}`;
const insertAttempt = `INSERT INTO attempts (run_id, fence, boot, started_at_ms)
  VALUES (:id, :fence, :bootId, :nowMs)`;

/**
 * Whether a later run has reported the period of a since-last run, which happens while its retry
 * waits. Reporting it again would make two windows overlap.
 */
export function isTaken(
  { trigger, window }: Pick<Run, 'trigger' | 'window'>,
  lastDoneToMs: number | null,
): boolean {
  if (window === null || !isSinceLast(window) || trigger === 'again') return false;
  return lastDoneToMs !== null && lastDoneToMs > window.fromMs;
}

/** T2, the claim: a run moves to `running` where it still looks as we saw it, or somebody else won. */
export function runClaims(db: Database.Database): RunLedger['claim'] {
  const one = db.prepare<[string], RunRow>(selectRun);
  const lastDone = db.prepare<[string], { toMs: number | null }>(selectLastDone);
  const underway = db.prepare<[string, string], { id: string }>(selectUnderway);
  const holder = db.prepare<[string], { id: string }>(selectHolder);
  const lastRevision = db.prepare<[string], { revision: number | null }>(selectLastRevision);
  const fix = db.prepare(fixRun);
  const start = db.prepare<[unknown], RunRow>(startRun);
  const attempt = db.prepare(insertAttempt);
  const drop = runDrops(db);

  /** Gives a since-last run its window for ever. @returns whether there is a period left to report */
  function fixPeriod(run: Run, fixed: { window: Window; key: string } | null): boolean {
    if (fixed === null) return false;
    const isAgain = run.trigger === 'again';
    if (!isAgain && holder.get(fixed.key) !== undefined) return false;
    const revision = isAgain ? (lastRevision.get(fixed.key)?.revision ?? 0) + 1 : run.revision;
    const { key: windowKey, fromMs, toMs } = fixed.window;
    const { id, fence, state } = run;
    fix.run({ id, fence, state, windowKey, fromMs, toMs, key: fixed.key, revision });
    return true;
  }

  const claim = db.transaction(
    (
      ...[runId, bootId, nowMs, fixWindow, jobRevision]: Parameters<RunLedger['claim']>
    ): Run | null => {
      const row = one.get(runId);
      if (row === undefined) return null;
      const run = runFrom(row);
      // Its mutex knows one process: a second one on this home must not work beside the first.
      if (underway.get(run.jobId, run.id) !== undefined) return null;
      const lastDoneToMs = lastDone.get(run.jobId)?.toMs ?? null;
      const isLeft =
        run.key === null ? fixPeriod(run, fixWindow(lastDoneToMs)) : !isTaken(run, lastDoneToMs);
      if (!isLeft) {
        drop(run.id, 'skipped', 'already done', nowMs);
        return null;
      }
      const { id, fence, state } = run;
      const started = start.get({
        id,
        fence,
        state,
        bootId,
        nowMs,
        jobRevision: jobRevision ?? null,
      });
      if (started === undefined) return null;
      attempt.run({ id, fence: started.fence, bootId, nowMs });
      return runFrom(started);
    },
  );
  return (...args) => claim.immediate(...args);
}
