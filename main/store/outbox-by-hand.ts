import type Database from 'better-sqlite3';
import { retargeted } from '../domain/delivery/content-of.ts';
import type { DeliveryPayload, DeliveryState } from '../domain/delivery/delivery.ts';
import type { OutboxByHand } from '../domain/delivery/outbox.ts';
import { deliveryEnding } from './delivery-ending.ts';
import { type DeliveryRow, deliveryColumns, deliveryFrom } from './rows.ts';

const selectOne = `SELECT ${deliveryColumns} FROM deliveries WHERE id = ?`;
// A monitor that heard nothing raises the alarm by itself.
const selectWaiting = `SELECT ${deliveryColumns} FROM deliveries
  WHERE ((state = 'pending' AND held = 1) OR state IN ('unknown', 'dead')) AND channel <> 'ping' ORDER BY id DESC LIMIT ?`;
const releaseHeld = `UPDATE deliveries SET held = 0, next_at_ms = :nowMs, asked_at_ms = :nowMs
  WHERE id = :id AND state = 'pending' AND held = 1`;
const resendEnded = `UPDATE deliveries SET state = 'pending', held = 0, tries = 0, ended_at_ms = NULL,
    next_at_ms = :nowMs, asked_at_ms = :nowMs, maybe_duplicate = max(maybe_duplicate, state = 'unknown')
  WHERE id = :id AND state IN ('pending', 'unknown', 'dead', 'skipped')`;
const skipUnsent = `UPDATE deliveries SET state = 'skipped', ended_at_ms = :nowMs
  WHERE id = :id AND state IN ('pending', 'unknown', 'dead') RETURNING run_id AS runId`;
const insertFor = `INSERT INTO deliveries (run_id, subject, channel, recipient, required, payload, state,
    held, asked_at_ms, tries, next_at_ms, recorded_at_ms)
  SELECT run_id, subject, channel, :recipient, required, :payload, 'pending', 0, :nowMs, 0, :nowMs, :nowMs
  FROM deliveries WHERE id = :id
  ON CONFLICT DO NOTHING`;
const handOverHeld = `UPDATE deliveries SET state = 'sent', held = 0, tries = tries + 1,
    ended_at_ms = :nowMs, failure = NULL
  WHERE id = :id AND channel = 'draft' AND state IN ('pending', 'skipped', 'sent')
  RETURNING run_id AS runId`;

/** Not one that is on its way, and none that has arrived. */
const movable: readonly DeliveryState[] = ['pending', 'unknown', 'dead'];

/** What a person does with deliveries. Each is one commit, and matches the state that it may leave. */
export function outboxByHand(db: Database.Database): OutboxByHand {
  const one = db.prepare<[number], DeliveryRow>(selectOne);
  const waiting = db.prepare<[number], DeliveryRow>(selectWaiting);
  const release = db.prepare(releaseHeld);
  const resend = db.prepare(resendEnded);
  const skip = db.prepare<[unknown], { runId: string }>(skipUnsent);
  const insert = db.prepare(insertFor);
  const handOver = db.prepare<[unknown], { runId: string }>(handOverHeld);
  const ending = deliveryEnding(db);

  const endBy = (statement: typeof skip) =>
    db.transaction((id: number, nowMs: number): boolean => {
      const ended = statement.get({ id, nowMs });
      if (ended) ending.endRun(ended.runId, nowMs);
      return ended !== undefined;
    });
  const skipped = endBy(skip);
  const handedOver = endBy(handOver);

  const retarget = db.transaction((id: number, recipient: string, nowMs: number): boolean => {
    const row = one.get(id);
    if (!row || !movable.includes(row.state)) return false;
    const payload: DeliveryPayload = JSON.parse(row.payload);
    const changed = retargeted(payload, row.recipient, recipient);
    // Before the old one ends: the run must not end in between for want of a required delivery.
    const made = insert.run({ id, recipient, payload: JSON.stringify(changed), nowMs });
    if (made.changes !== 1) return false;
    const ended = skip.get({ id, nowMs });
    if (ended) ending.endRun(ended.runId, nowMs);
    return true;
  });

  return {
    get(id) {
      const row = one.get(id);
      return row ? deliveryFrom(row) : null;
    },
    waiting: (limit) => waiting.all(limit).map(deliveryFrom),
    release: (id, nowMs) => release.run({ id, nowMs }).changes === 1,
    resend: (id, nowMs) => resend.run({ id, nowMs }).changes === 1,
    skip: (id, nowMs) => skipped.immediate(id, nowMs),
    retarget: (...args) => retarget.immediate(...args),
    handOver: (id, nowMs) => handedOver.immediate(id, nowMs),
  };
}
