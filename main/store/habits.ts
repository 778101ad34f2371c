import type Database from 'better-sqlite3';
import type { Power } from '../domain/records.ts';
import type { Habits } from '../domain/schedule/ready-by.ts';

const selectDurations = `SELECT ended_at_ms - started_at_ms AS ms FROM runs
  WHERE job_id = +? AND outcome = 'succeeded' AND ended_at_ms < +? AND started_at_ms IS NOT NULL
  ORDER BY ended_at_ms DESC LIMIT 10`;

/** How long runs took, and when the laptop was away. */
export function habits(db: Database.Database, power: Power): Habits {
  const durations = db.prepare<[string, number], { ms: number }>(selectDurations);
  return {
    durationsMs: (jobId, beforeMs) => durations.all(jobId, beforeMs).map(({ ms }) => ms),
    absences: (fromMs, toMs) => power.overlapping(fromMs, toMs),
  };
}
