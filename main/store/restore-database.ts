import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { badInput, RunFailure } from '../domain/failure.ts';
import { type Restored, saveRestored } from '../domain/upkeep/backup.ts';
import { timeInName } from './backups.ts';
import { checkPages, connect, schemaVersion } from './connection.ts';
import { copyAtOnce } from './copy-database.ts';
import { makeFolder, moveDurably } from './durable-files.ts';
import type { Paths } from './home.ts';
import { readMarks } from './marks.ts';
import { migrate, newestVersion } from './migrate.ts';
import { settingsStore } from './settings-store.ts';
import { settleRestored } from './settle-restored.ts';
import { inStore } from './store-failure.ts';

export interface RestorePlace {
  readonly paths: Paths;
  readonly nativeBinding?: string | undefined;
}

/**
 * Puts a backup in the place of the home's database, which is moved aside and never deleted. What had
 * begun by `marks.json` does not run again. Only for the holder of the process lock, with no database
 * open; a crash at any point leaves the old database, none (and the marks, which ask for a backup), or
 * the restored one.
 * @returns where the old database lies now, if there was one
 * @throws RunFailure `bad-input`, `store-damaged`, `store-unusable`, `disk-full`; nothing was changed
 */
export function restoreDatabase(backup: string, place: RestorePlace, nowMs: number): string | null {
  const { paths, nativeBinding } = place;
  const ready = join(paths.home, 'almanac.db.restored');
  try {
    inStore(backup, () => copyBackup(backup, ready, place));
    inStore(ready, () => settle(ready, backup, place, nowMs));
    return inStore(paths.home, () => {
      const aside = setAside(paths, nowMs);
      moveDurably(ready, paths.db);
      return aside;
    });
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${ready}${end}`, { force: true });
  }

  function settle(file: string, from: string, { paths: { marks } }: RestorePlace, atMs: number) {
    const db = connect({ file, durability: 'full', newestVersion, heldData: false, nativeBinding });
    try {
      migrate(db, { copies: false });
      const restored: Restored = { atMs, takenAtMs: timeInName(from) ?? statSync(from).mtimeMs };
      db.transaction(() => {
        settleRestored(db, readMarks(marks)?.begun ?? null, atMs);
        saveRestored(settingsStore(db), restored);
      })();
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  }
}

/**
 * Reads every page of a backup and whether it belongs to this home.
 * @throws RunFailure `bad-input`, `store-damaged`
 */
export function checkBackup(backup: string, place: RestorePlace): void {
  inStore(backup, () => withBackup(backup, place, checkPages));
}

/**
 * Moves the database out of the way, with its WAL, to a folder of its own.
 * @returns the folder; null when there was no database
 */
export function setAside(paths: Paths, nowMs: number): string | null {
  const there = ['', '-wal', '-shm'].filter((end) => existsSync(`${paths.db}${end}`));
  if (there.length === 0) return null;
  const folder = asideFolder(paths, nowMs);
  // The database first: without its WAL it would open, and lack what was committed last.
  for (const end of there) {
    moveDurably(`${paths.db}${end}`, join(folder, `${basename(paths.db)}${end}`));
  }
  return folder;
}

/** Makes a folder for what is moved aside at this instant. */
export function asideFolder({ quarantine }: Paths, nowMs: number): string {
  const folder = join(quarantine, new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-'));
  makeFolder(folder);
  return folder;
}

function copyBackup(backup: string, target: string, place: RestorePlace): void {
  withBackup(backup, place, (db) => {
    checkPages(db);
    copyAtOnce(db, target, place.nativeBinding);
  });
}

function withBackup(
  backup: string,
  { paths, nativeBinding }: RestorePlace,
  use: (db: Database.Database) => void,
): void {
  if (!existsSync(backup)) throw badInput(`There is no file ${backup}.`);
  if (statSync(backup).size === 0) throw damaged(backup, 'It is empty.');
  const options = nativeBinding ? { nativeBinding } : {};
  const db = new Database(backup, { readonly: true, fileMustExist: true, ...options });
  try {
    const version = schemaVersion(db);
    if (version > newestVersion) {
      throw badInput(
        `${backup} was written by a newer Almanac (format ${version}; this one knows ${newestVersion}). Install the newer version first.`,
      );
    }
    const name = version > 0 ? nameIn(db) : null;
    if (name === null) throw badInput(`${backup} is not a backup of Almanac.`);
    const mine = readMarks(paths.marks)?.database ?? name;
    if (name !== mine) {
      throw badInput(
        `${backup} is a backup of another home. Restore it into an empty folder with --home.`,
      );
    }
    use(db);
  } finally {
    db.close();
  }
}

function nameIn(db: Database.Database): string | null {
  const table = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'settings'`).get();
  if (!table) return null;
  return settingsStore(db).text('database');
}

function damaged(backup: string, why: string): RunFailure {
  return new RunFailure('store-damaged', `The backup ${backup} is damaged. ${why}`, {
    permanent: true,
  });
}
