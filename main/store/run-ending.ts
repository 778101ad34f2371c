import type Database from 'better-sqlite3';
import type { NewDelivery } from '../domain/delivery/delivery.ts';
import type { FailureRecord } from '../domain/failure.ts';
import type { Claim } from '../domain/ports.ts';
import type { Outcome, Reason } from '../domain/run/run.ts';
import type { LogLine } from '../domain/run/run-log.ts';

export interface Ending {
  readonly runId: string;
  readonly outcome: Extract<Outcome, 'succeeded' | 'failed' | 'skipped' | 'missed' | 'superseded'>;
  readonly reason: Reason;
}

const updateSlot = `UPDATE slots SET outcome = :outcome, reason = :reason WHERE run_id = :runId`;
// Asked first: nearly always the answer is no, and the update costs a third of a finish.
const selectUnmended = `SELECT 1 FROM runs INDEXED BY failures_unmended
  WHERE outcome = 'failed' AND mended_by IS NULL
    AND job_id = (SELECT job_id FROM runs WHERE id = ?) LIMIT 1`;
// A since-last run whose period went to the next one is mended by it, under another key.
const updateMended = `UPDATE runs INDEXED BY failures_unmended SET mended_by = done.id
  FROM (SELECT id, job_id, key, window_from_ms, window_to_ms FROM runs WHERE id = :runId) AS done
  WHERE runs.outcome = 'failed' AND runs.mended_by IS NULL
    AND runs.job_id = done.job_id AND runs.id <> done.id
    AND (runs.key IS NULL OR runs.key = done.key
      OR (runs.window_key LIKE 'since-last:%'
        AND runs.window_from_ms >= done.window_from_ms AND runs.window_to_ms <= done.window_to_ms))`;
const updateAttempt = `UPDATE attempts SET ended_at_ms = :nowMs, outcome = :outcome, failure = :failure,
    log = :log
  WHERE run_id = :runId AND fence = :fence AND ended_at_ms IS NULL`;
const insertDelivery = `INSERT INTO deliveries (run_id, subject, channel, recipient, required, payload,
    state, held, tries, next_at_ms, recorded_at_ms)
  VALUES (:runId, :subject, :channel, :recipient, :required, :payload, 'pending', :held, 0, :nowMs, :nowMs)
  ON CONFLICT DO NOTHING`;

/** What belongs to the end of a run or attempt, for use inside the transaction that ends it. */
export function runEnding(db: Database.Database) {
  const slot = db.prepare(updateSlot);
  const unmended = db.prepare<[string], unknown>(selectUnmended);
  const mended = db.prepare(updateMended);
  const attempt = db.prepare(updateAttempt);
  const delivery = db.prepare(insertDelivery);

  return {
    /** The slot says what its run says, and what the run mends is no longer open. */
    mirror({ runId, outcome, reason }: Ending): void {
      slot.run({ runId, outcome, reason });
      if (outcome === 'succeeded' && unmended.get(runId) !== undefined) mended.run({ runId });
    },

    endAttempt(
      { runId, fence }: Claim,
      outcome: 'succeeded' | 'failed' | 'cancelled' | 'abandoned',
      failure: FailureRecord | null,
      nowMs: number,
      said: readonly LogLine[] = [],
    ): void {
      const text = failure === null ? null : JSON.stringify(failure);
      const log = said.length === 0 ? null : JSON.stringify(said);
      attempt.run({ runId, fence, outcome, failure: text, log, nowMs });
    },

    /** Frozen before the first is tried; what was recorded under the same dedupe key stays. */
    recordDeliveries(runId: string, deliveries: readonly NewDelivery[], nowMs: number): void {
      for (const { subject, channel, recipient, required, isHeld = false, payload } of deliveries) {
        delivery.run({
          runId,
          subject,
          channel,
          recipient,
          nowMs,
          required: Number(required),
          held: Number(isHeld),
          payload: JSON.stringify(payload),
        });
      }
    },
  };
}
