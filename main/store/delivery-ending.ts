import type Database from 'better-sqlite3';
import type { Reason } from '../domain/run/run.ts';
import { runEnding } from './run-ending.ts';

// What a person skipped no longer counts as required.
const selectRequired = `SELECT count(*) FILTER (WHERE ended_at_ms IS NULL) AS unended,
    min(failure) FILTER (WHERE state IN ('dead', 'unknown')) AS failure,
    count(*) FILTER (WHERE state IN ('dead', 'unknown')) AS unsent
  FROM deliveries WHERE run_id = ? AND required = 1`;
const deliveredRun = `UPDATE runs SET state = 'done', outcome = 'succeeded', ended_at_ms = :nowMs
  WHERE id = :runId AND state = 'delivering' RETURNING reason`;
const undeliveredRun = `UPDATE runs SET state = 'done', outcome = 'failed', reason = 'undelivered',
    failure = :failure, ended_at_ms = :nowMs
  WHERE id = :runId AND state = 'delivering' RETURNING reason`;
// The one legal move out of failed: a later send has worked.
const mendedRun = `UPDATE runs SET outcome = 'succeeded', reason = work_reason, failure = NULL
  WHERE id = :runId AND state = 'done' AND outcome = 'failed' AND reason = 'undelivered'
  RETURNING reason`;

interface Required {
  readonly unended: number;
  readonly unsent: number;
  readonly failure: string | null;
}

/** What the end of a delivery means for its run, for use inside the transaction that ends it. */
export function deliveryEnding(db: Database.Database) {
  const required = db.prepare<[string], Required>(selectRequired);
  const delivered = db.prepare<[unknown], { reason: Reason }>(deliveredRun);
  const undelivered = db.prepare<[unknown], { reason: Reason }>(undeliveredRun);
  const mended = db.prepare<[unknown], { reason: Reason }>(mendedRun);
  const ending = runEnding(db);

  return {
    /** The run of the last required delivery ends with it; an undelivered one succeeds with it. */
    endRun(runId: string, nowMs: number): void {
      const left = required.get(runId);
      if (left === undefined || left.unended > 0) return;
      const isSent = left.unsent === 0;
      const ended = isSent
        ? (delivered.get({ runId, nowMs }) ?? mended.get({ runId }))
        : undelivered.get({ runId, nowMs, failure: left.failure });
      if (ended === undefined) return;
      ending.mirror({ runId, outcome: isSent ? 'succeeded' : 'failed', reason: ended.reason });
    },
  };
}
