import { open, realpath, stat } from 'node:fs/promises';
import type Database from 'better-sqlite3';
import { RunFailure } from '../../../domain/failure.ts';
import { refuseNetworkShare, refuseUnlessFile, sourceFileFailure } from '../freeze-file.ts';
import { sqliteFailure } from './sqlite-failure.ts';

export interface SqliteFile {
  /** Inside a transaction that reads: whatever others write meanwhile, it shows one state. */
  readonly db: Database.Database;
  /** Of the file or of its write-ahead log, whichever is newer. */
  readonly modifiedAtMs: number;
}

const magic = 'SQLite format 3\0';
/** So long a program that is just writing is waited for. */
const patienceMs = 10_000;

/**
 * Opens an SQLite file for reading where it lies. It is not copied first like other files: a copy of a
 * database that is written meanwhile is broken, and its newest rows may lie in the log beside it.
 * @throws RunFailure
 */
export async function openSqlite(path: string): Promise<SqliteFile> {
  const modifiedAtMs = await look(path).catch((caught: unknown) => {
    throw caught instanceof RunFailure ? caught : sourceFileFailure(path, caught);
  });
  // Loaded by the first job that reads such a file.
  const { default: Sqlite } = await import('better-sqlite3');
  try {
    const db = new Sqlite(path, {
      readonly: true,
      fileMustExist: true,
      timeout: patienceMs,
      ...nativeBinding(),
    });
    try {
      db.pragma('trusted_schema = OFF');
      db.exec('BEGIN');
      // The transaction begins with its first read.
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return { db, modifiedAtMs };
    } catch (caught) {
      db.close();
      throw caught;
    }
  } catch (caught) {
    throw sqliteFailure(path, caught);
  }
}

async function look(path: string): Promise<number> {
  refuseNetworkShare(path);
  const real = await realpath(path);
  const found = await stat(real, { bigint: true });
  refuseUnlessFile(path, found);
  const file = await open(real);
  try {
    const head = Buffer.alloc(magic.length);
    await file.read(head, 0, magic.length, 0);
    if (head.toString('latin1') !== magic) {
      throw new RunFailure(
        'source-unreadable',
        `${path} is no SQLite database, or one with a password. Choose another file, or another kind.`,
        { permanent: true },
      );
    }
  } finally {
    await file.close();
  }
  const log = await stat(`${real}-wal`).catch(() => null);
  return Math.round(Math.max(Number(found.mtimeMs), log?.size ? log.mtimeMs : 0));
}

/** Where the packaged addon does not fit the runtime; a worker of plain Node takes the packaged one. */
function nativeBinding(): { nativeBinding?: string } {
  const path = process.versions.electron ? process.env.ALMANAC_SQLITE_BINDING : undefined;
  return path ? { nativeBinding: path } : {};
}
