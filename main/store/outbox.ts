import type Database from 'better-sqlite3';
import type { Outbox } from '../domain/ports.ts';
import type { Reason } from '../domain/run.ts';
import type { DueDelivery } from '../domain/summary.ts';
import { type DeliveryRow, deliveryColumns, deliveryFrom } from './rows.ts';
import { runEnding } from './run-ending.ts';

const selectDue = `SELECT deliveries.*, runs.trigger, runs.due_at_ms AS dueAtMs, runs.requested_at_ms AS requestedAtMs
  FROM (SELECT ${deliveryColumns} FROM deliveries
    WHERE ended_at_ms IS NULL AND state = 'pending' AND next_at_ms <= ?) AS deliveries
  JOIN runs ON runs.id = deliveries.runId ORDER BY deliveries.id`;
const selectInterrupted = `SELECT ${deliveryColumns} FROM deliveries
  WHERE ended_at_ms IS NULL AND state = 'sending' ORDER BY id`;
const claimDelivery = `UPDATE deliveries SET state = 'sending', tries = tries + 1
  WHERE id = ? AND state = 'pending'`;
const endDelivery = `UPDATE deliveries SET state = :state, failure = :failure, ended_at_ms = :nowMs
  WHERE id = :id AND state = 'sending' RETURNING run_id AS runId`;
const retryDelivery = `UPDATE deliveries SET state = 'pending', failure = :failure,
    next_at_ms = :nextAtMs
  WHERE id = :id AND state = 'sending'`;
const selectRequired = `SELECT count(*) FILTER (WHERE ended_at_ms IS NULL) AS unended,
    min(failure) FILTER (WHERE state IN ('dead', 'unknown')) AS failure,
    count(*) FILTER (WHERE state IN ('dead', 'unknown')) AS unsent
  FROM deliveries WHERE run_id = ? AND required = 1`;
const deliveredRun = `UPDATE runs SET state = 'done', outcome = 'succeeded', ended_at_ms = :nowMs
  WHERE id = :runId AND state = 'delivering' RETURNING reason`;
const undeliveredRun = `UPDATE runs SET state = 'done', outcome = 'failed', reason = 'undelivered',
    failure = :failure, ended_at_ms = :nowMs
  WHERE id = :runId AND state = 'delivering' RETURNING reason`;

interface Required {
  readonly unended: number;
  readonly unsent: number;
  readonly failure: string | null;
}

/** T6 and T7. What is sent was recorded before, and no delivery ever runs the work again. */
export function outbox(db: Database.Database): Outbox {
  const due = db.prepare<[number], DeliveryRow & DueDelivery['of']>(selectDue);
  const interrupted = db.prepare<[], DeliveryRow>(selectInterrupted);
  const claim = db.prepare(claimDelivery);
  const end = db.prepare<[unknown], { runId: string }>(endDelivery);
  const retry = db.prepare(retryDelivery);
  const required = db.prepare<[string], Required>(selectRequired);
  const delivered = db.prepare<[unknown], { reason: Reason }>(deliveredRun);
  const undelivered = db.prepare<[unknown], { reason: Reason }>(undeliveredRun);
  const ending = runEnding(db);

  /** The run of the last required delivery ends with it. */
  function endRun(runId: string, nowMs: number): void {
    const left = required.get(runId);
    if (left === undefined || left.unended > 0) return;
    const isSent = left.unsent === 0;
    const ended = isSent
      ? delivered.get({ runId, nowMs })
      : undelivered.get({ runId, nowMs, failure: left.failure });
    if (ended === undefined) return;
    ending.mirror({ runId, outcome: isSent ? 'succeeded' : 'failed', reason: ended.reason });
  }

  const settle = db.transaction((...[id, result, nowMs]: Parameters<Outbox['settle']>): boolean => {
    const failure = result.state === 'sent' ? null : JSON.stringify(result.failure);
    if (result.state === 'pending') {
      return retry.run({ id, failure, nextAtMs: result.nextAtMs }).changes === 1;
    }
    const ended = end.get({ id, state: result.state, failure, nowMs });
    if (ended === undefined) return false;
    endRun(ended.runId, nowMs);
    return true;
  });

  const add = db.transaction((...args: Parameters<Outbox['add']>) =>
    ending.recordDeliveries(...args),
  );

  return {
    add: (...args) => add.immediate(...args),
    due: (nowMs) =>
      due.all(nowMs).map(({ trigger, dueAtMs, requestedAtMs, ...row }) => ({
        ...deliveryFrom(row),
        of: { trigger, dueAtMs, requestedAtMs },
      })),
    claim: (deliveryId) => claim.run(deliveryId).changes === 1,
    settle: (deliveryId, result, nowMs) => settle.immediate(deliveryId, result, nowMs),
    interrupted: () => interrupted.all().map(deliveryFrom),
  };
}
