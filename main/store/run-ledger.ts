import type Database from 'better-sqlite3';
import type { Claim, FailedWork, FinishedWork, RunLedger } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import { reportWriter } from './report-writer.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';
import { runClaims } from './run-claims.ts';
import { runEnding } from './run-ending.ts';
import { stepsStore } from './steps-store.ts';

// Of two that are due, the one with the higher priority starts first; what is due goes before a backfill.
const selectReady = `SELECT ${runColumns} FROM runs JOIN jobs ON jobs.id = runs.job_id
  WHERE runs.ended_at_ms IS NULL AND runs.state IN ('recorded', 'waiting')
    AND (runs.next_at_ms IS NULL OR runs.next_at_ms <= ?)
  ORDER BY runs.trigger = 'backfill', jobs.priority DESC, coalesce(runs.due_at_ms, runs.requested_at_ms), runs.id`;
const touchRun = `UPDATE runs SET heartbeat = heartbeat + 1
  WHERE id = :runId AND fence = :fence AND state = 'running'`;
const selectOwned = `SELECT 1 FROM runs WHERE id = :runId AND fence = :fence AND state = 'running'`;
// The run moves once: with nothing to deliver straight to done.
const workDone = `owner_boot = NULL, reason = :reason, work_reason = :reason, result = :result, failure = NULL
  WHERE id = :runId AND fence = :fence AND state = 'running'`;
const deliverRun = `UPDATE runs SET state = 'delivering', ${workDone}`;
const countRequired = `SELECT count(*) AS left FROM deliveries
  WHERE run_id = ? AND required = 1 AND ended_at_ms IS NULL`;
const finishRun = `UPDATE runs SET state = 'done', outcome = 'succeeded', ended_at_ms = :nowMs, ${workDone}`;
const retryRun = `UPDATE runs SET state = 'recorded', owner_boot = NULL, next_at_ms = :nextAtMs,
    failure = :failure
  WHERE id = :runId AND fence = :fence AND state = 'running'`;
const endRun = `UPDATE runs SET state = :state, owner_boot = NULL, outcome = :outcome,
    reason = :reason, failure = :failure, ended_at_ms = :nowMs
  WHERE id = :runId AND fence = :fence AND state = 'running'`;
/** What ended without a report: skipped where the budget was used up and the job asked for that. */
const skipped = { state: 'dropped', outcome: 'skipped' } as const;
const givenUp = { state: 'failed', outcome: 'failed' } as const;

/**
 * T2 to T5. Each write matches id, fence and state; when nothing matched, somebody else owns the
 * run and the whole transaction writes nothing.
 */
export function runLedger(db: Database.Database): RunLedger {
  const ready = db.prepare<[number], RunRow>(selectReady);
  const touch = db.prepare(touchRun);
  const owned = db.prepare<[unknown]>(selectOwned);
  const deliver = db.prepare(deliverRun);
  const required = db.prepare<[string], { left: number }>(countRequired);
  const finished = db.prepare(finishRun);
  const retry = db.prepare(retryRun);
  const ended = db.prepare(endRun);
  const steps = stepsStore(db);
  const reports = reportWriter(db);
  const ending = runEnding(db);

  const saveSnapshot = db.transaction(
    (claim: Claim, snapshot: FinishedWork['snapshot'], nowMs: number): boolean => {
      if (touch.run(claim).changes !== 1) return false;
      steps.saveSnapshot(claim, snapshot, nowMs);
      return true;
    },
  );

  const finish = db.transaction((claim: Claim, work: FinishedWork, nowMs: number): boolean => {
    const { runId } = claim;
    const { report, reason } = work;
    if (owned.get(claim) === undefined) return false;
    steps.saveSnapshot(claim, work.snapshot, nowMs);
    reports.write(runId, report, work.reportHash, nowMs);
    ending.endAttempt(claim, 'succeeded', null, nowMs, work.log);
    ending.recordDeliveries(runId, work.deliveries, nowMs);
    const values = { ...claim, reason, result: report.result };
    if (required.get(runId)?.left !== 0) return deliver.run(values).changes === 1;
    if (finished.run({ ...values, nowMs }).changes !== 1) return false;
    ending.mirror({ runId, outcome: 'succeeded', reason });
    return true;
  });

  const fail = db.transaction((claim: Claim, work: FailedWork, nowMs: number): boolean => {
    const { runId } = claim;
    const { reason, nextAtMs } = work;
    const values = { ...claim, failure: JSON.stringify(work.failure) };
    const end = reason === 'budget' ? skipped : givenUp;
    const moved =
      nextAtMs === null
        ? ended.run({ ...values, ...end, reason, nowMs })
        : retry.run({ ...values, nextAtMs });
    if (moved.changes !== 1) return false;
    const outcome = reason === 'cancelled' ? 'cancelled' : 'failed';
    ending.endAttempt(claim, outcome, work.failure, nowMs, work.log);
    if (nextAtMs !== null) return true;
    ending.recordDeliveries(runId, work.deliveries, nowMs);
    ending.mirror({ runId, outcome: end.outcome, reason });
    return true;
  });

  return {
    ready: (nowMs): readonly Run[] => ready.all(nowMs).map(runFrom),
    claim: runClaims(db),
    saveSnapshot: (claim, snapshot, nowMs) => saveSnapshot.immediate(claim, snapshot, nowMs),
    finish: (claim, work, nowMs) => finish.immediate(claim, work, nowMs),
    fail: (claim, work, nowMs) => fail.immediate(claim, work, nowMs),
  };
}
