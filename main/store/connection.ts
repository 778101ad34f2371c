import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { RunFailure } from '../domain/failure.ts';
import { defineAuditHash } from './audit-hash.ts';
import { inStore } from './store-failure.ts';

/** `none` is for a simulation's temporary file, which nobody misses after a power cut. */
export type Durability = 'full' | 'none';

/** A database in memory that outlives each process that uses it, of which there is one at a time. */
export interface MemoryDisk {
  db: Database.Database | null;
}

export interface Connecting {
  readonly file: string;
  readonly durability: Durability;
  /** In place of the file, for a simulation of one process: no commit then costs a call of the system. */
  readonly memory?: MemoryDisk | undefined;
  /** The newest schema that this program knows. */
  readonly newestVersion: number;
  /** Something outside the database says that it held data before. */
  readonly heldData: boolean;
  /** Path of SQLite's addon, where the packaged one does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
}

const pageBytes = 1024;
/** Pages held in memory; better-sqlite3 is built to hold four times as much, which an idle app keeps for ever. */
const cacheKibibytes = 4096;
/** What the WAL holds before a commit must fold it in; usually that happens earlier, while nothing runs. */
const walBytes = 16 * 1024 * 1024;
const synchronousOf: Readonly<Record<Durability, number>> = { full: 2, none: 0 };

const insertName = `INSERT INTO settings (name, value) VALUES ('database', lower(hex(randomblob(8))))
  ON CONFLICT DO NOTHING`;
const selectName = `SELECT value FROM settings WHERE name = 'database'`;

/**
 * Opens the database for reading and writing.
 * @throws RunFailure `store-damaged`, `store-unusable`, `store-newer` or `disk-full`
 */
export function connect(connecting: Connecting): Database.Database {
  const { file, durability, memory, nativeBinding } = connecting;
  return inStore(file, () => {
    if (!memory) {
      refuseLostData(connecting);
      refuseNewer(connecting);
    }
    const options = nativeBinding ? { nativeBinding } : {};
    const db = memory?.db ?? new Database(memory ? ':memory:' : file, options);
    if (memory) memory.db = db;
    try {
      // A run touches some thirty pages and changes little in each: small ones spare the disk three
      // quarters of what it must write before a commit returns. A file that is there keeps its own.
      db.pragma(`page_size = ${pageBytes}`);
      // So that it can give back, a little at a time, what deleted rows leave: only a new file takes it up.
      db.pragma('auto_vacuum = INCREMENTAL');
      db.pragma(`journal_mode = ${memory ? 'MEMORY' : 'WAL'}`);
      // better-sqlite3 is built with NORMAL for WAL databases, and shows FULL only until the first
      // write. NORMAL may lose the last commits in a power cut, and a lost commit runs a slot twice.
      db.pragma(`synchronous = ${synchronousOf[durability]}`);
      db.pragma(`cache_size = -${cacheKibibytes}`);
      db.pragma('foreign_keys = ON');
      defineAuditHash(db);
      db.pragma('busy_timeout = 5000');
      db.pragma(`wal_autocheckpoint = ${walBytes / pageBytes}`);
      // A WAL deleted after a crash leaves a database that never heard of its first migration.
      if (!memory && schemaVersion(db) === 0 && connecting.heldData) throw lostData(file, 'empty');
      return db;
    } catch (caught) {
      db.close();
      throw caught;
    }
  });
}

/** Writes, and then asks SQLite how it has written. @throws Error when commits would not be durable */
export function verifyDurability(db: Database.Database, durability: Durability): void {
  db.pragma(`user_version = ${schemaVersion(db)}`);
  const synchronous = db.pragma('synchronous', { simple: true });
  if (synchronous !== synchronousOf[durability]) {
    throw new Error(`SQLite writes with synchronous=${synchronous} in place of ${durability}`);
  }
}

/** Whether a process died with the database open, or has it open now: its WAL is still there. */
export function wasLeftOpen(file: string): boolean {
  const wal = `${file}-wal`;
  return existsSync(wal) && statSync(wal).size > 0;
}

/** Reads every page, or those of one table. @throws RunFailure `store-damaged` when one is damaged */
export function checkPages(db: Database.Database, table?: string): void {
  const asked = table === undefined ? '1' : `"${table.replaceAll('"', '""')}"`;
  const found = db.pragma(`quick_check(${asked})`, { simple: true });
  if (found === 'ok') return;
  throw new RunFailure('store-damaged', `The database ${db.name} is damaged.`, {
    permanent: true,
    cause: found,
  });
}

/** The number of the last migration that the database has seen. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** The name that a database was given when it was first opened; a copy or a backup bears it too. */
export function databaseName(db: Database.Database): string {
  db.prepare(insertName).run();
  return db.prepare<[], { value: string }>(selectName).get()?.value ?? '';
}

/** A missing or empty file opens as a valid empty database; only a marker outside knows better. */
function refuseLostData({ file, heldData }: Connecting): void {
  if (!heldData || (existsSync(file) && statSync(file).size > 0)) return;
  throw lostData(file, existsSync(file) ? 'empty' : 'gone');
}

function lostData(file: string, word: 'empty' | 'gone'): RunFailure {
  return new RunFailure(
    'store-damaged',
    `The database ${file} is ${word}, although it held your jobs and reports.`,
    { permanent: true },
  );
}

function refuseNewer(connecting: Connecting): void {
  const version = storedVersion(connecting);
  if (version <= connecting.newestVersion) return;
  throw new RunFailure(
    'store-newer',
    `The database ${connecting.file} was written by a newer Almanac (format ${version}; this one knows ${connecting.newestVersion}). Install the newer version; nothing was changed.`,
    { permanent: true },
  );
}

/** Reads the version without writing: opening a database normally would already fold in its WAL. */
function storedVersion({ file, nativeBinding }: Connecting): number {
  if (!existsSync(file)) return 0;
  if (!wasLeftOpen(file)) return versionInHeader(file);
  const db = new Database(file, { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) });
  try {
    return schemaVersion(db);
  } finally {
    db.close();
  }
}

/**
 * `user_version` lies at byte 60 of the header, big-endian (SQLite file format, 1.3). What is no
 * database has version 0 here, and is refused when it is opened.
 */
function versionInHeader(file: string): number {
  const header = Buffer.alloc(64);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, header, 0, header.length, 0);
    const isDatabase = header.toString('latin1', 0, 16) === 'SQLite format 3\0';
    return isDatabase ? header.readUInt32BE(60) : 0;
  } finally {
    closeSync(fd);
  }
}
