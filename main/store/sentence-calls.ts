import type Database from 'better-sqlite3';
import type { Reservation, SentenceCalls } from '../domain/model/model-ledger.ts';

/** What a sentence counts for: its cost, or what it may cost while nobody knows. */
export const sentenceMicros = 'coalesce(cost_micros, reserved_micros)';
// From the day on, not only on it: what a clock that ran ahead has recorded still counts once it is set back.
const sumMonth = `SELECT (SELECT coalesce(sum(micros), 0) FROM budget WHERE day >= :day)
  + (SELECT coalesce(sum(${sentenceMicros}), 0) FROM sentence_calls WHERE day >= :day) AS micros`;
const insertCall = `INSERT INTO sentence_calls (profile, writer, endpoint, reserved_micros, day, asked_at_ms)
  VALUES (:profile, :writer, :endpoint, :reservedMicros, :day, :nowMs)`;
const endCall = `UPDATE sentence_calls SET cost_micros = :costMicros, ended_at_ms = :nowMs
  WHERE id = :callId AND ended_at_ms IS NULL`;

/** Sentences that a model reads for the editor. A call that a crash cut off keeps its reservation spent. */
export function sentenceCalls(db: Database.Database): SentenceCalls {
  const ofMonth = monthOf(db);
  const insert = db.prepare(insertCall);
  const end = db.prepare(endCall);

  const reserve = db.transaction(
    (...[call, { monthMicros }, nowMs]: Parameters<SentenceCalls['reserve']>): Reservation => {
      const { reservedMicros } = call;
      // A model that costs nothing is never out of budget.
      if (reservedMicros > 0 && ofMonth(nowMs) + reservedMicros > monthMicros)
        return { ok: false, exhausted: 'month' };
      const { lastInsertRowid } = insert.run({ ...call, day: dayOf(nowMs), nowMs });
      return { ok: true, callId: Number(lastInsertRowid) };
    },
  );

  return {
    reserve: (...args) => reserve.immediate(...args),
    settle: (callId, costMicros, nowMs) => void end.run({ callId, costMicros, nowMs }),
  };
}

/** Millionths of a dollar that the month of an instant has cost so far, reservations and sentences included. */
export function monthOf(db: Database.Database): (nowMs: number) => number {
  const sum = db.prepare<[unknown], { micros: number }>(sumMonth);
  return (nowMs) => sum.get({ day: monthStart(dayOf(nowMs)) })?.micros ?? 0;
}

/** Days and months of the budget are UTC's, so that no journey makes a day longer. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}
