import type Database from 'better-sqlite3';
import type { OpenSlot, OpenSlots } from '../domain/run/open-slots.ts';
import type { Reason } from '../domain/run/run.ts';

export interface OpenRow {
  readonly jobId: string;
  readonly slot: string;
  readonly dueAtMs: number;
  readonly zone: string;
  readonly reason: Reason;
  readonly covers: string;
}

const columns = `slots.job_id AS jobId, slot, due_at_ms AS dueAtMs, zone, reason, covers`;
const selectAll = `SELECT ${columns} FROM slots JOIN jobs ON jobs.id = slots.job_id
  WHERE outcome = 'open' AND outcome <> 'succeeded' AND due_at_ms IS NOT NULL AND removed_at_ms IS NULL
  ORDER BY slots.job_id, due_at_ms`;
// The index is named: asked for due instants, SQLite would read every slot that the job ever had.
export const selectOpenOfJob = `SELECT ${columns} FROM slots INDEXED BY slots_of_job_by_outcome
  WHERE job_id = +? AND outcome = 'open' AND outcome <> 'succeeded' AND due_at_ms IS NOT NULL
  ORDER BY at_ms`;

/** The questions that stand in the ledger. Reads only. */
export function openSlots(
  db: Database.Database,
): OpenSlots & { of(jobId: string): readonly OpenSlot[] } {
  const all = db.prepare<[], OpenRow>(selectAll);
  const ofJob = db.prepare<[string], OpenRow>(selectOpenOfJob);
  return {
    all: () => all.all().map(openFrom),
    of: (jobId) => ofJob.all(jobId).map(openFrom),
  };
}

export function openFrom({ jobId, slot, dueAtMs, zone, reason, covers }: OpenRow): OpenSlot {
  return { jobId, slot: { text: slot, dueAtMs, zone }, reason, covers: JSON.parse(covers) };
}
