import type Database from 'better-sqlite3';
import { outboxByHand } from './outbox-by-hand.ts';
import { requestsStore } from './requests-store.ts';
import { runKeeping } from './run-keeping.ts';

const selectActive = `SELECT id, job_id AS jobId, due_at_ms AS dueAtMs FROM runs
  WHERE state IN ('recorded', 'waiting') AND ended_at_ms IS NULL ORDER BY id`;
const selectUnsent = `SELECT id, channel FROM deliveries
  WHERE ended_at_ms IS NULL AND state IN ('pending', 'sending') ORDER BY id`;
const holdDelivery = `UPDATE deliveries SET state = 'pending', held = 1 WHERE id = ?`;

interface ActiveRun {
  readonly id: string;
  readonly jobId: string;
  readonly dueAtMs: number | null;
}

/**
 * What was under way when the backup was taken has gone on since, nobody knows how far. So no run that
 * had begun begins again, nothing is sent that may have been sent, and no old request is answered: a
 * person says what is to be done. Call it inside a transaction.
 * @param begun job id to the due instant of its last slot that began; null when that is not known
 */
export function settleRestored(
  db: Database.Database,
  begun: Readonly<Record<string, number>> | null,
  nowMs: number,
): void {
  const keeping = runKeeping(db);
  keeping.abandonForeign('', nowMs);
  for (const { id, jobId, dueAtMs } of db.prepare<[], ActiveRun>(selectActive).all()) {
    const mayHaveBegun = begun === null || dueAtMs === null || dueAtMs <= (begun[jobId] ?? 0);
    if (mayHaveBegun) keeping.drop(id, 'missed', 'restored', nowMs);
  }
  const byHand = outboxByHand(db);
  const hold = db.prepare(holdDelivery);
  const unsent = db.prepare<[], { id: number; channel: string }>(selectUnsent);
  for (const { id, channel } of unsent.all()) {
    hold.run(id);
    // An old notification tells nobody anything; the report itself is there, unread.
    if (channel === 'notification') byHand.skip(id, nowMs);
  }
  const requests = requestsStore(db);
  for (const { id } of requests.pending()) {
    const message = 'A backup was put back before this was done. Ask for it again.';
    const failure = { code: 'cancelled', message, permanent: true } as const;
    requests.answer(id, { ok: false, failure }, nowMs);
  }
}
