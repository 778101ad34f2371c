import type Database from 'better-sqlite3';
import type { Connections, SavedConnection } from '../domain/source/connection.ts';

interface ConnectionRow {
  readonly settings: string;
  readonly refusedAtMs: number | null;
  readonly refusedSentence: string | null;
}

const selectConnection = `SELECT settings, refused_at_ms AS refusedAtMs,
    refused_sentence AS refusedSentence
  FROM connections`;
const selectOne = `${selectConnection} WHERE id = ?`;
const selectAll = `${selectConnection} ORDER BY id`;
const upsertConnection = `INSERT INTO connections (id, settings, saved_at_ms)
  VALUES (:id, :settings, :nowMs)
  ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, saved_at_ms = excluded.saved_at_ms`;
const deleteConnection = `DELETE FROM connections WHERE id = ?`;
// Two runs may be refused at once: the first one makes the news.
const refuse = `UPDATE connections SET refused_at_ms = :atMs, refused_sentence = :sentence
  WHERE id = :id AND refused_at_ms IS NULL`;
const unrefuse = `UPDATE connections SET refused_at_ms = NULL, refused_sentence = NULL
  WHERE id = ? AND refused_at_ms IS NOT NULL`;

export function connectionsStore(db: Database.Database): Connections {
  const one = db.prepare<[string], ConnectionRow>(selectOne);
  const all = db.prepare<[], ConnectionRow>(selectAll);
  const upsert = db.prepare(upsertConnection);
  const drop = db.prepare(deleteConnection);
  const setRefused = db.prepare(refuse);
  const clearRefused = db.prepare(unrefuse);

  return {
    list: () => all.all().map(savedFrom),
    get(id) {
      const row = one.get(id);
      return row ? savedFrom(row) : null;
    },
    save(connection, nowMs) {
      upsert.run({ id: connection.id, settings: JSON.stringify(connection), nowMs });
    },
    remove: (id) => void drop.run(id),
    setRefusal(id, refusal) {
      const done = refusal ? setRefused.run({ id, ...refusal }) : clearRefused.run(id);
      return done.changes === 1;
    },
  };
}

function savedFrom({ settings, refusedAtMs, refusedSentence }: ConnectionRow): SavedConnection {
  const isRefused = refusedAtMs !== null && refusedSentence !== null;
  return {
    connection: JSON.parse(settings),
    refusal: isRefused ? { atMs: refusedAtMs, sentence: refusedSentence } : null,
  };
}
