import type Database from 'better-sqlite3';
import type { DeliveryCount } from '../domain/delivery/digest.ts';
import type { Outbox } from '../domain/delivery/outbox.ts';
import type { DueDelivery } from '../domain/delivery/summary.ts';
import { deliveryEnding } from './delivery-ending.ts';
import { type DeliveryRow, deliveryColumns, deliveryFrom, failureFrom } from './rows.ts';
import { runEnding } from './run-ending.ts';

// Every value with a plus: SQLite 3.54 compiles a sorted query anew at each bare one, twenty times its run.
const withRun = (where: string) => `SELECT deliveries.*, runs.job_id AS jobId, runs.trigger,
    runs.due_at_ms AS dueAtMs, runs.requested_at_ms AS requestedAtMs
  FROM (SELECT ${deliveryColumns} FROM deliveries
    WHERE state = 'pending' AND held = 0 AND ${where}) AS deliveries
  JOIN runs ON runs.id = deliveries.runId ORDER BY deliveries.id`;
const selectDue = withRun(
  'ended_at_ms IS NULL AND next_at_ms <= +:nowMs ORDER BY id LIMIT +:limit',
);
const selectDueOf = withRun(
  'channel = +:channel AND next_at_ms <= +:nowMs ORDER BY id LIMIT +:limit',
);
const selectInterrupted = `SELECT ${deliveryColumns} FROM deliveries
  WHERE ended_at_ms IS NULL AND state = 'sending' ORDER BY id`;
const claimDelivery = `UPDATE deliveries SET state = 'sending', tries = tries + 1
  WHERE id = ? AND state = 'pending' AND held = 0`;
const endDelivery = `UPDATE deliveries SET state = :state, failure = :failure, ended_at_ms = :nowMs
  WHERE id = :id AND state = 'sending' RETURNING run_id AS runId`;
const retryDelivery = `UPDATE deliveries SET state = 'pending', failure = :failure,
    next_at_ms = :nextAtMs, maybe_duplicate = max(maybe_duplicate, :isMaybeDuplicate)
  WHERE id = :id AND state = 'sending'`;
const ofRecipient = 'channel = +:channel AND recipient = +:recipient AND ended_at_ms IS NOT NULL';
const selectSentTo = `SELECT ${deliveryColumns} FROM deliveries
  WHERE ${ofRecipient} AND state = 'sent' ORDER BY ended_at_ms, id`;
const selectLastEnd = `SELECT state, failure FROM deliveries
  WHERE ${ofRecipient} AND state IN ('sent', 'dead') ORDER BY ended_at_ms DESC, id DESC LIMIT 1`;

const selectCounted = `SELECT count(*) FILTER (WHERE state = 'sent') AS sent,
    count(*) FILTER (WHERE state IN ('dead', 'unknown')) AS unsent
  FROM deliveries WHERE channel <> 'notification' AND channel <> 'ping' AND ended_at_ms >= ? AND ended_at_ms < ?`;

/** T6 and T7. What is sent was recorded before, and no delivery ever runs the work again. */
export function outbox(db: Database.Database): Outbox {
  const due = db.prepare<[unknown], DeliveryRow & DueDelivery['of']>(selectDue);
  const dueOf = db.prepare<[unknown], DeliveryRow & DueDelivery['of']>(selectDueOf);
  const interrupted = db.prepare<[], DeliveryRow>(selectInterrupted);
  const claim = db.prepare(claimDelivery);
  const end = db.prepare<[unknown], { runId: string }>(endDelivery);
  const retry = db.prepare(retryDelivery);
  const sentTo = db.prepare<[unknown], DeliveryRow>(selectSentTo);
  const lastEnd = db.prepare<[unknown], { state: string; failure: string | null }>(selectLastEnd);
  const counted = db.prepare<[number, number], DeliveryCount>(selectCounted);
  const ending = runEnding(db);
  const ended = deliveryEnding(db);

  /** @returns whether it was so, and the run whose end may hang on it */
  const settleOne = (
    ...[id, result, nowMs, alerts = []]: Parameters<Outbox['settle']>
  ): { readonly isSettled: boolean; readonly runId: string | null } => {
    const failure = result.state === 'sent' ? null : JSON.stringify(result.failure);
    if (result.state === 'pending') {
      const isMaybeDuplicate = Number(result.isMaybeDuplicate ?? false);
      const values = { id, failure, nextAtMs: result.nextAtMs, isMaybeDuplicate };
      return { isSettled: retry.run(values).changes === 1, runId: null };
    }
    const done = end.get({ id, state: result.state, failure, nowMs });
    if (done === undefined) return { isSettled: false, runId: null };
    ending.recordDeliveries(done.runId, alerts, nowMs);
    return { isSettled: true, runId: done.runId };
  };

  const settle = db.transaction((...given: Parameters<Outbox['settle']>): boolean => {
    const { isSettled, runId } = settleOne(...given);
    if (runId !== null) ended.endRun(runId, given[2]);
    return isSettled;
  });

  const settleAndClaim = db.transaction(
    (...[settling, ids, nowMs]: Parameters<Outbox['settleAndClaim']>): ReadonlySet<number> => {
      const runs = settling.map(
        ({ delivery, result, alerts }) => settleOne(delivery.id, result, nowMs, alerts).runId,
      );
      for (const runId of new Set(runs)) if (runId !== null) ended.endRun(runId, nowMs);
      return new Set(ids.filter((id) => claim.run(id).changes === 1));
    },
  );

  const add = db.transaction((...args: Parameters<Outbox['add']>) =>
    ending.recordDeliveries(...args),
  );

  return {
    add: (...args) => add.immediate(...args),
    due: (nowMs, channel, limit = -1) =>
      (channel ? dueOf.all({ channel, nowMs, limit }) : due.all({ nowMs, limit })).map(
        ({ jobId, trigger, dueAtMs, requestedAtMs, ...row }) => ({
          ...deliveryFrom(row),
          of: { jobId, trigger, dueAtMs, requestedAtMs },
        }),
      ),
    claim: (deliveryId) => claim.run(deliveryId).changes === 1,
    settle: (...args) => settle.immediate(...args),
    settleAndClaim: (...args) => settleAndClaim.immediate(...args),
    interrupted: () => interrupted.all().map(deliveryFrom),
    sentTo: (channel, recipient) => sentTo.all({ channel, recipient }).map(deliveryFrom),
    counted: (fromMs, toMs) => counted.get(fromMs, toMs) ?? { sent: 0, unsent: 0 },
    lastRefusal(channel, recipient) {
      const last = lastEnd.get({ channel, recipient });
      return last?.state === 'dead' ? failureFrom(last.failure) : null;
    },
  };
}
