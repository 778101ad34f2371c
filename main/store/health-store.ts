import type Database from 'better-sqlite3';
import type { Outcome } from '../domain/run/run.ts';
import type { HealthLedger, RunMeasures } from '../domain/upkeep/health.ts';

const selectSlot = `SELECT slots.outcome, runs.mended_by IS NOT NULL AS mended
  FROM slots LEFT JOIN runs ON runs.id = slots.run_id
  WHERE slots.job_id = ? AND slots.due_at_ms = ?`;
const selectRunning = `SELECT min(attempts.started_at_ms) AS sinceMs
  FROM runs JOIN attempts ON attempts.run_id = runs.id AND attempts.fence = runs.fence
  WHERE runs.job_id = ? AND runs.ended_at_ms IS NULL AND runs.state = 'running'`;
const selectMeasures = `SELECT attempts.ended_at_ms - attempts.started_at_ms AS durationMs,
    coalesce((SELECT sum(part.value ->> 'rows') FROM steps, json_each(steps.result, '$.parts') AS part
      WHERE steps.run_id = reports.run_id AND steps.step = 'fetch'), 0) AS rows,
    reports.bytes AS reportBytes
  FROM reports JOIN attempts ON attempts.run_id = reports.run_id AND attempts.outcome = 'succeeded'
  WHERE reports.job_id = +? ORDER BY reports.id DESC LIMIT +?`;

/** What the judgement of a job's health reads. */
export function healthStore(db: Database.Database): HealthLedger {
  const slot = db.prepare<[string, number], { outcome: Outcome | null; mended: number }>(
    selectSlot,
  );
  const running = db.prepare<[string], { sinceMs: number | null }>(selectRunning);
  const measures = db.prepare<[string, number], RunMeasures>(selectMeasures);
  return {
    slotDueAt(jobId, dueAtMs) {
      const row = slot.get(jobId, dueAtMs);
      return row ? { outcome: row.outcome, isMended: row.mended === 1 } : null;
    },
    runningSinceMs: (jobId) => running.get(jobId)?.sinceMs ?? null,
    measures: (jobId, limit) => measures.all(jobId, limit),
  };
}
