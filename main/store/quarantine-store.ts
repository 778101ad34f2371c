import type Database from 'better-sqlite3';
import type { Quarantine, QuarantinedSlot } from '../domain/run/quarantine.ts';
import { driftMs } from '../domain/schedule/clock-faults.ts';

// `running`, `delivering` and `done` stay: the work is done or under way, and must not be done again.
// A failed run stays as a row, its slot may be made again.
const selectFuture = `SELECT slots.job_id AS jobId, slots.slot, slots.due_at_ms AS dueAtMs,
    slots.outcome, slots.run_id AS runId
  FROM slots INDEXED BY slots_in_time LEFT JOIN runs ON runs.id = slots.run_id
  WHERE slots.at_ms > :boundMs AND slots.due_at_ms IS NOT NULL
    AND (runs.id IS NULL OR runs.state IN ('failed', 'dropped')
      OR (runs.state IN ('recorded', 'waiting') AND runs.fence = 0))`;
const insertQuarantined = `INSERT INTO quarantine (job_id, slot, due_at_ms, outcome, run_id, moved_at_ms)
  VALUES (:jobId, :slot, :dueAtMs, :outcome, :runId, :nowMs)`;
const deleteSlot = `DELETE FROM slots WHERE job_id = :jobId AND slot = :slot`;
// What was to be covered by a slot that moved away is covered by nothing.
const uncoverSlots = `UPDATE slots SET outcome = 'missed', reason = 'past grace'
  WHERE job_id = :jobId AND outcome = 'superseded' AND outcome <> 'succeeded'
    AND reason = 'by ' || :slot AND at_ms <= :boundMs`;
const deleteUnstarted = `DELETE FROM runs
  WHERE id = :runId AND fence = 0 AND state IN ('recorded', 'waiting')`;
const pullEdits = `UPDATE jobs SET edited_at_ms = min(edited_at_ms, :nowMs),
    scheduled_at_ms = min(scheduled_at_ms, :nowMs), resumed_at_ms = min(resumed_at_ms, :nowMs)
  WHERE edited_at_ms > :boundMs OR resumed_at_ms > :boundMs`;
const pullRetries = `UPDATE runs SET next_at_ms = max(:nowMs, next_at_ms - :byMs)
  WHERE ended_at_ms IS NULL AND next_at_ms > :nowMs`;
const pullDeliveries = `UPDATE deliveries SET next_at_ms = max(:nowMs, next_at_ms - :byMs)
  WHERE ended_at_ms IS NULL AND next_at_ms > :nowMs`;
const deleteAbsences = `DELETE FROM power WHERE to_ms > :boundMs`;
const selectQuarantined = `SELECT job_id AS jobId, slot, due_at_ms AS dueAtMs, outcome,
    run_id AS runId, moved_at_ms AS movedAtMs
  FROM quarantine ORDER BY due_at_ms, id`;

/** Takes back in one commit what a clock that ran ahead has recorded. */
export function quarantineStore(db: Database.Database): Quarantine {
  const future = db.prepare<[unknown], Omit<QuarantinedSlot, 'movedAtMs'>>(selectFuture);
  const insert = db.prepare(insertQuarantined);
  const forgetSlot = db.prepare(deleteSlot);
  const uncover = db.prepare(uncoverSlots);
  const forgetRun = db.prepare(deleteUnstarted);
  const edits = db.prepare(pullEdits);
  const retries = db.prepare(pullRetries);
  const deliveries = db.prepare(pullDeliveries);
  const absences = db.prepare(deleteAbsences);
  const list = db.prepare<[], QuarantinedSlot>(selectQuarantined);

  const pullBack = db.transaction((nowMs: number, byMs: number): number => {
    const boundMs = nowMs + driftMs;
    const slots = future.all({ boundMs });
    for (const { jobId, slot, dueAtMs, outcome, runId } of slots) {
      insert.run({ jobId, slot, dueAtMs, outcome, runId, nowMs });
      forgetSlot.run({ jobId, slot });
      uncover.run({ jobId, slot, boundMs });
      if (runId !== null) forgetRun.run({ runId });
    }
    edits.run({ nowMs, boundMs });
    retries.run({ nowMs, byMs });
    deliveries.run({ nowMs, byMs });
    absences.run({ boundMs });
    return slots.length;
  });

  return {
    pullBack: (nowMs, byMs) => pullBack.immediate(nowMs, byMs),
    list: () => list.all(),
  };
}
