import type Database from 'better-sqlite3';
import type { RunLedger } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import { isSinceLast, type Window } from '../domain/schedule/window.ts';
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
  WHERE id = :id AND fence = :fence AND state = :state`;
const insertAttempt = `INSERT INTO attempts (run_id, fence, boot, started_at_ms)
  VALUES (?, ?, ?, ?)`;

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

/** What `startRun` makes of it. */
function begun(run: Run, jobRevision: number, nowMs: number): Run {
  const fence = run.fence + 1;
  const waits = { nextAtMs: null, waitingFor: null, waitUntilMs: null };
  const startedAtMs = run.startedAtMs ?? nowMs;
  return { ...run, ...waits, jobRevision, state: 'running', fence, attempts: fence, startedAtMs };
}

/** T2, the claim: a run moves to `running` where it still looks as we saw it, or somebody else won. */
export function runClaims(db: Database.Database): RunLedger['claim'] {
  const one = db.prepare<[string], RunRow>(selectRun);
  const lastDone = db.prepare<[string], { toMs: number | null }>(selectLastDone);
  const underway = db.prepare<[string, string], { id: string }>(selectUnderway);
  const holder = db.prepare<[string], { id: string }>(selectHolder);
  const lastRevision = db.prepare<[string], { revision: number | null }>(selectLastRevision);
  const fix = db.prepare(fixRun);
  const start = db.prepare(startRun);
  const attempt = db.prepare(insertAttempt);
  const drop = runDrops(db);

  /** Gives a since-last run its window for ever; null when there is no period left to report. */
  function fixPeriod(run: Run, fixed: { window: Window; key: string } | null): Run | null {
    if (fixed === null) return null;
    const isAgain = run.trigger === 'again';
    if (!isAgain && holder.get(fixed.key) !== undefined) return null;
    const revision = isAgain ? (lastRevision.get(fixed.key)?.revision ?? 0) + 1 : run.revision;
    const { key: windowKey, fromMs, toMs } = fixed.window;
    const { id, fence, state } = run;
    fix.run({ id, fence, state, windowKey, fromMs, toMs, key: fixed.key, revision });
    return { ...run, ...fixed, revision };
  }

  const claim = db.transaction(
    (
      ...[runId, bootId, nowMs, fixWindow, jobRevision]: Parameters<RunLedger['claim']>
    ): Run | null => {
      const row = one.get(runId);
      if (row === undefined) return null;
      const recorded = runFrom(row);
      // Its mutex knows one process: a second one on this home must not work beside the first.
      if (underway.get(recorded.jobId, recorded.id) !== undefined) return null;
      const lastDoneToMs = lastDone.get(recorded.jobId)?.toMs ?? null;
      const run =
        recorded.key === null
          ? fixPeriod(recorded, fixWindow(lastDoneToMs))
          : isTaken(recorded, lastDoneToMs)
            ? null
            : recorded;
      if (run === null) {
        drop(recorded.id, 'skipped', 'already done', nowMs);
        return null;
      }
      const { id, fence, state } = run;
      const now = { bootId, nowMs, jobRevision: jobRevision ?? null };
      if (start.run({ id, fence, state, ...now }).changes !== 1) return null;
      attempt.run(id, fence + 1, bootId, nowMs);
      return begun(run, jobRevision ?? run.jobRevision, nowMs);
    },
  );
  return (...args) => claim.immediate(...args);
}
