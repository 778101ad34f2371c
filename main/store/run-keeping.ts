import type Database from 'better-sqlite3';
import type { FailedWork, RunKeeping } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';
import { type RunRow, runColumns, runFrom } from './rows.ts';
import { runDrops } from './run-drops.ts';
import { runEnding } from './run-ending.ts';
import { stepsStore } from './steps-store.ts';

const selectForeign = `SELECT ${runColumns} FROM runs INDEXED BY runs_open
  WHERE ended_at_ms IS NULL AND state = 'running' AND owner_boot IS NOT ?
  ORDER BY id`;
const releaseRun = `UPDATE runs SET state = 'recorded', owner_boot = NULL, next_at_ms = NULL
  WHERE id = :id AND fence = :fence AND state = 'running'
  RETURNING ${runColumns.replaceAll('runs.', '')}`;
const countAbandoned = `SELECT count(*) AS abandoned FROM attempts
  WHERE run_id = ? AND outcome = 'abandoned'`;
const giveUpRun = `UPDATE runs SET state = 'failed', outcome = 'failed', reason = :reason,
    failure = :failure, next_at_ms = NULL, ended_at_ms = :nowMs
  WHERE id = :runId AND state IN ('recorded', 'waiting')`;

const waitRun = `UPDATE runs SET state = 'waiting', waiting_for = :waitingFor,
    wait_until_ms = :untilMs, next_at_ms = :nextAtMs
  WHERE id = :runId AND state IN ('recorded', 'waiting')`;

/** The moves that are not part of an attempt. */
export function runKeeping(db: Database.Database): RunKeeping {
  const foreign = db.prepare<[string], RunRow>(selectForeign);
  const release = db.prepare<[unknown], RunRow>(releaseRun);
  const abandoned = db.prepare<[string], { abandoned: number }>(countAbandoned);
  const wait = db.prepare(waitRun);
  const failRun = db.prepare(giveUpRun);
  const ending = runEnding(db);
  const steps = stepsStore(db);
  const drop = db.transaction(runDrops(db));

  // Whoever holds the process lock knows every other boot dead, so there is nothing to wait for.
  const abandonForeign = db.transaction((bootId: string, nowMs: number): readonly Run[] =>
    foreign.all(bootId).flatMap(({ id, fence }) => {
      ending.endAttempt({ runId: id, fence }, 'abandoned', null, nowMs);
      const released = release.get({ id, fence });
      return released ? [runFrom(released)] : [];
    }),
  );

  const giveUp = db.transaction((runId: string, work: FailedWork, nowMs: number): boolean => {
    const { reason } = work;
    const failure = JSON.stringify(work.failure);
    if (failRun.run({ runId, reason, failure, nowMs }).changes !== 1) return false;
    ending.recordDeliveries(runId, work.deliveries, nowMs);
    ending.mirror({ runId, outcome: 'failed', reason });
    return true;
  });

  return {
    drop: (...args) => drop.immediate(...args),
    wait: (runId, values) => wait.run({ runId, ...values }).changes === 1,
    abandonForeign: (bootId, nowMs) => abandonForeign.immediate(bootId, nowMs),
    abandonedAttempts: (runId) => abandoned.get(runId)?.abandoned ?? 0,
    giveUp: (runId, work, nowMs) => giveUp.immediate(runId, work, nowMs),
    snapshotOf: steps.snapshotOf,
    earlierInputs: steps.earlierInputs,
  };
}
