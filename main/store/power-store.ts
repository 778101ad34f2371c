import type Database from 'better-sqlite3';
import type { Power, PowerAbsence } from '../domain/records.ts';

const insertAbsence = `INSERT INTO power (from_ms, to_ms, kind) VALUES (:fromMs, :toMs, :kind)
  ON CONFLICT DO NOTHING`;
const selectOverlapping = `SELECT from_ms AS fromMs, to_ms AS toMs, kind FROM power
  WHERE to_ms > :fromMs AND from_ms < :toMs ORDER BY to_ms, from_ms`;

/** Sleep and absence as seen. */
export function powerStore(db: Database.Database): Power {
  const insert = db.prepare(insertAbsence);
  const overlapping = db.prepare<[unknown], PowerAbsence>(selectOverlapping);
  return {
    add({ fromMs, toMs, kind }) {
      insert.run({ fromMs, toMs, kind });
    },
    overlapping: (fromMs, toMs) => overlapping.all({ fromMs, toMs }),
  };
}
