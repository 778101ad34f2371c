import type Database from 'better-sqlite3';
import type { JobSeen } from '../domain/ports.ts';
import type { OpenSlot } from '../domain/run/open-slots.ts';
import type { Run } from '../domain/run/run.ts';
import { selectActive } from './backlog.ts';
import { type OpenRow, openFrom, selectOpenOfJob } from './open-slots.ts';
import { type RunRow, runFrom } from './rows.ts';

// A clock that ran ahead left rows in the future: they do not hold back what is due now. What retention
// has deleted counts as recorded, or a clock set back before it would make those slots again.
const lastDueOfJob = `nullif(max(ifnull(retention_floor_ms, -1), ifnull((
    SELECT due_at_ms FROM slots INDEXED BY slots_of_job
    WHERE job_id = jobs.id AND at_ms <= :untilMs AND due_at_ms IS NOT NULL
    ORDER BY at_ms DESC LIMIT 1), -1)), -1) AS lastDueAtMs`;
export const selectLastDueOfAll = `SELECT id AS jobId, ${lastDueOfJob} FROM jobs`;

// What is due at one instant is seen by three statements, however many jobs it is of.
const given = 'IN (SELECT value FROM json_each(:ids))';
const selectLastDue = `${selectLastDueOfAll} WHERE id ${given}`;
const selectActiveOf = selectActive.replace('= +?', given);
const selectOpenOf = selectOpenOfJob.replace('= +?', given);

/** What T1 sees of jobs. Call it inside the transaction. */
export function seeJobs(db: Database.Database) {
  const lastDue = db.prepare<[unknown], { jobId: string; lastDueAtMs: number | null }>(
    selectLastDue,
  );
  const active = db.prepare<[unknown], RunRow>(selectActiveOf);
  const open = db.prepare<[unknown], OpenRow>(selectOpenOf);

  return (jobIds: readonly string[], untilMs: number): ((jobId: string) => JobSeen) => {
    const ids = JSON.stringify(jobIds);
    const last = new Map(
      lastDue.all({ ids, untilMs }).map((row) => [row.jobId, row.lastDueAtMs] as const),
    );
    const runs = Map.groupBy<string, Run>(active.all({ ids }).map(runFrom), (run) => run.jobId);
    const slots = Map.groupBy<string, OpenSlot>(open.all({ ids }).map(openFrom), (it) => it.jobId);
    return (jobId) => ({
      lastDueAtMs: last.get(jobId) ?? null,
      activeRuns: runs.get(jobId) ?? [],
      open: slots.get(jobId) ?? [],
    });
  };
}
