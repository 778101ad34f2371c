import type Database from 'better-sqlite3';
import type { EndedSchedule, EndedSchedules } from '../domain/schedule/ended-schedules.ts';

const selectAll = `SELECT id, job_id AS jobId, revision, from_ms AS fromMs, until_ms AS untilMs
  FROM ended_schedules ORDER BY id`;
const insertEnded = `INSERT INTO ended_schedules (job_id, revision, from_ms, until_ms)
  SELECT id, revision, scheduled_at_ms, :nowMs FROM jobs
  WHERE id = :jobId AND removed_at_ms IS NULL AND scheduled_at_ms < :nowMs`;
const deleteEnded = `DELETE FROM ended_schedules WHERE id = ?`;

export function endedSchedules(db: Database.Database): EndedSchedules {
  const all = db.prepare<[], EndedSchedule>(selectAll);
  const forget = db.prepare(deleteEnded);
  const settle = db.transaction((ended: readonly EndedSchedule[]) => {
    for (const { id } of ended) forget.run(id);
  });
  return { all: () => all.all(), settle: (ended) => settle.immediate(ended) };
}

/** Keeps the schedule that a job has now, before it is replaced in the same transaction. */
export function scheduleEnding(db: Database.Database): (jobId: string, nowMs: number) => void {
  const insert = db.prepare(insertEnded);
  return (jobId, nowMs) => void insert.run({ jobId, nowMs });
}
