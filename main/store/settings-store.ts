import type Database from 'better-sqlite3';
import type { Settings } from '../domain/records.ts';

const selectSetting = `SELECT value FROM settings WHERE name = ?`;
const upsertSetting = `INSERT INTO settings (name, value) VALUES (:name, :value)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

/** Settings that the engine reads, stored as text. */
export function settingsStore(db: Database.Database): Settings {
  const one = db.prepare<[string], { value: string }>(selectSetting);
  const upsert = db.prepare(upsertSetting);
  const text = (name: string) => one.get(name)?.value ?? null;

  return {
    text,
    number(name) {
      const value = text(name);
      if (value === null) return null;
      const parsed = Number(value);
      if (Number.isFinite(parsed)) return parsed;
      throw new Error(`setting ${name} is "${value}", which is no number`);
    },
    set(name, value) {
      upsert.run({ name, value: String(value) });
    },
  };
}
