import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  type CalendarDefaults,
  plainDefaults,
  readCalendarDefaults,
} from '../domain/schedule/calendar-defaults.ts';
import type { Paths } from './home.ts';

const selectSetting = 'SELECT value AS text FROM settings WHERE name = ?';

/**
 * The calendar and country that a home's app goes by, without opening the home for work. Makes no home;
 * where there is none, or none that can be read, nothing was chosen.
 */
export function homeDefaults(paths: Paths, nativeBinding?: string): CalendarDefaults {
  if (!existsSync(paths.db)) return plainDefaults;
  let db: Database.Database | undefined;
  try {
    db = new Database(paths.db, {
      fileMustExist: true,
      ...(nativeBinding ? { nativeBinding } : {}),
    });
    const setting = db.prepare<[string], { text: string }>(selectSetting);
    return readCalendarDefaults({ text: (name) => setting.get(name)?.text ?? null });
  } catch {
    return plainDefaults;
  } finally {
    db?.close();
  }
}
