import type Database from 'better-sqlite3';
import type { RequestRecord, Requests } from '../domain/records.ts';

interface RequestRow {
  readonly id: number;
  readonly askedAtMs: number;
  readonly asked: string;
  readonly answer: string | null;
}

const columns = `id, asked_at_ms AS askedAtMs, asked, answer`;
const insertRequest = `INSERT INTO requests (asked_at_ms, asked) VALUES (:nowMs, :asked)`;
const selectPending = `SELECT ${columns} FROM requests WHERE answer IS NULL ORDER BY id`;
const selectRequest = `SELECT ${columns} FROM requests WHERE id = ?`;
const answerRequest = `UPDATE requests SET answer = :answer, answered_at_ms = :nowMs
  WHERE id = :id AND answer IS NULL`;

/** What the command asks the app to execute, and what the app says. */
export function requestsStore(db: Database.Database): Requests {
  const insert = db.prepare(insertRequest);
  const pending = db.prepare<[], RequestRow>(selectPending);
  const one = db.prepare<[number], RequestRow>(selectRequest);
  const update = db.prepare(answerRequest);

  return {
    add: (asked, nowMs) =>
      Number(insert.run({ nowMs, asked: JSON.stringify(asked) }).lastInsertRowid),
    pending: () => pending.all().map(requestFrom),
    answer: (id, answer, nowMs) =>
      update.run({ id, answer: JSON.stringify(answer), nowMs }).changes === 1,
    get(id) {
      const row = one.get(id);
      return row ? requestFrom(row) : null;
    },
  };
}

function requestFrom({ id, askedAtMs, asked, answer }: RequestRow): RequestRecord {
  return { id, askedAtMs, asked: JSON.parse(asked), answer: answer && JSON.parse(answer) };
}
