import type Database from 'better-sqlite3';
import type { Job } from '../domain/job/job.ts';
import type { Again, Outcome, Reason, Run, Trigger } from '../domain/run/run.ts';
import { jitterOf } from '../domain/schedule/jitter.ts';
import type { Window } from '../domain/schedule/window.ts';

/** What a slot's row says from the start. */
export interface SlotRow {
  readonly jobId: string;
  readonly text: string;
  readonly dueAtMs: number | null;
  readonly zone: string;
  readonly recordedAtMs: number;
}

export interface RunOfSlot {
  readonly id: string;
  readonly job: Job;
  readonly trigger: Trigger;
  readonly again?: Again | undefined;
  readonly window: Window | null;
  readonly key: string | null;
  readonly revision: number;
}

// A slot text or due instant that is there already is left as it is: the first record stands. Only an
// open slot moves on, once, to what was answered or decided.
const insertSlot = `INSERT INTO slots (job_id, slot, due_at_ms, recorded_at_ms, zone, tzdata,
    trigger, outcome, reason, run_id, covers)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (job_id, slot) DO UPDATE SET trigger = excluded.trigger, outcome = excluded.outcome,
      reason = excluded.reason, run_id = excluded.run_id, covers = excluded.covers
    WHERE slots.outcome = 'open'
  ON CONFLICT DO NOTHING`;
const insertRun = `INSERT INTO runs (id, job_id, job_revision, slot, due_at_ms, requested_at_ms, zone,
    trigger, again, window_key, window_from_ms, window_to_ms, key, revision, state, fence, heartbeat,
    next_at_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'recorded', 0, 0, ?)`;

const unbegun = {
  state: 'recorded',
  fence: 0,
  attempts: 0,
  waitingFor: null,
  waitUntilMs: null,
  startedAtMs: null,
  endedAtMs: null,
  outcome: null,
  reason: null,
  result: null,
  failure: null,
} as const;

/** Writes a slot's first row, with its run where it shall have one. Call it inside a transaction. */
export function slotWriter(db: Database.Database, tzdata: string | null) {
  const slot = db.prepare(insertSlot);
  const run = db.prepare(insertRun);

  return {
    ended(row: SlotRow, outcome: Outcome, reason: Reason): void {
      const { jobId, text, dueAtMs, recordedAtMs, zone } = row;
      // By place: to bind names costs as much as to write the row.
      slot.run(jobId, text, dueAtMs, recordedAtMs, zone, tzdata, null, outcome, reason, null, '[]');
    },

    /** @returns null when the slot was recorded before */
    withRun(row: SlotRow, covers: readonly string[], of: RunOfSlot): Run | null {
      const { id, job, trigger, again = null, window, key, revision } = of;
      const { jobId, text, dueAtMs, recordedAtMs, zone } = row;
      const list = covers.length === 0 ? '[]' : JSON.stringify(covers);
      const at = [jobId, text, dueAtMs, recordedAtMs, zone, tzdata] as const;
      if (slot.run(...at, trigger, null, null, id, list).changes === 0) return null;
      const delayMs = trigger === 'schedule' ? jitterOf(job, text) : 0;
      const nextAtMs = delayMs > 0 && dueAtMs !== null ? dueAtMs + delayMs : null;
      run.run(
        id,
        jobId,
        job.revision,
        text,
        dueAtMs,
        recordedAtMs,
        zone,
        trigger,
        again,
        window?.key ?? null,
        window?.fromMs ?? null,
        window?.toMs ?? null,
        key,
        revision,
        nextAtMs,
      );
      const own = { id, jobId, jobRevision: job.revision, trigger, again, window, key, revision };
      return {
        ...unbegun,
        ...own,
        slot: text,
        dueAtMs,
        requestedAtMs: recordedAtMs,
        zone,
        nextAtMs,
      };
    },
  };
}
