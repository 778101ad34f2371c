import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { checkPages } from './connection.ts';
import { moveDurably, syncFile } from './durable-files.ts';
import { storeFailure } from './store-failure.ts';

/**
 * Copies the database to `target` in one go, compacted. An unfinished or damaged copy never gets that
 * name, and a copy that was there before stays until then.
 */
export function copyAtOnce(db: Database.Database, target: string, nativeBinding?: string): void {
  const unfinished = `${target}.tmp`;
  try {
    rmSync(unfinished, { force: true });
    db.prepare('VACUUM INTO ?').run(unfinished);
    const copy = open(unfinished, nativeBinding);
    try {
      checkPages(copy);
    } finally {
      copy.close();
    }
    finish(unfinished, target);
  } finally {
    removeCopy(unfinished);
  }
}

/**
 * The same in steps of a few milliseconds, between which the program goes on and others write: what was
 * committed before the start is in the copy.
 */
export async function copyInSteps(
  file: string,
  target: string,
  nativeBinding?: string,
): Promise<void> {
  // One name for all: what a crash leaves is gone with the next copy.
  const unfinished = join(dirname(target), 'unfinished.tmp');
  const source = open(file, nativeBinding);
  try {
    removeCopy(unfinished);
    // SQLite begins anew whenever it sees that the source was written; in a transaction it sees nothing.
    source.exec('BEGIN; SELECT 1 FROM sqlite_schema');
    await source.backup(unfinished);
    const copy = open(unfinished, nativeBinding);
    try {
      // Pages are copied as they are, so the copy would ask for a WAL file beside it wherever it is read.
      copy.pragma('journal_mode = DELETE');
      await checkInSteps(copy);
    } finally {
      copy.close();
    }
    finish(unfinished, target);
  } finally {
    source.close();
    removeCopy(unfinished);
  }
}

/** Reads every page of a database that others use meanwhile. @throws RunFailure `store-damaged` */
export async function checkDatabaseFile(file: string, nativeBinding?: string): Promise<void> {
  try {
    const db = open(file, nativeBinding);
    try {
      await checkInSteps(db);
    } finally {
      db.close();
    }
  } catch (caught) {
    throw storeFailure(caught, file);
  }
}

/** Table by table, because one look at all pages of a large file takes a third of a second. */
async function checkInSteps(copy: Database.Database): Promise<void> {
  const tables = copy
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`,
    )
    .all();
  for (const { name } of tables) {
    checkPages(copy, name);
    await setImmediate();
  }
}

function open(file: string, nativeBinding: string | undefined): Database.Database {
  return new Database(file, { fileMustExist: true, ...(nativeBinding ? { nativeBinding } : {}) });
}

function finish(unfinished: string, target: string): void {
  syncFile(unfinished);
  moveDurably(unfinished, target);
}

/** With whatever SQLite has laid beside it. */
function removeCopy(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}
