import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { asRunFailure } from '../domain/failure.ts';
import { schemaVersion, verifyDurability } from './connection.ts';
import type { Paths } from './home.ts';
import { newestVersion } from './migrate.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { storeFailure } from './store-failure.ts';

/** What can be said about a home without opening it for work, however broken it is. */
export interface InspectedHome {
  readonly folder: 'none' | 'writable' | 'read-only';
  readonly freeBytes: number | null;
  readonly database: InspectedDatabase | null;
  readonly isLockHeld: boolean;
  readonly lastCommitMs: number | null;
  /** Slots that a clock which ran ahead had put into the future. */
  readonly quarantined: number;
  /** Versions of the time zone rules that recorded slots were computed with. */
  readonly zoneRules: readonly string[];
}

export interface InspectedDatabase {
  readonly file: string;
  readonly bytes: number;
  readonly problem: string | null;
  readonly synchronous: string | null;
  readonly schema: number | null;
  readonly newestSchema: number;
}

// The sign of life counts before all others: it goes back when a clock that ran ahead was corrected.
const selectLastCommit = `SELECT coalesce((SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'alive_ms'),
  max(
    coalesce((SELECT max(recorded_at_ms) FROM slots), 0),
    coalesce((SELECT max(requested_at_ms) FROM runs), 0),
    coalesce((SELECT max(saved_at_ms) FROM job_revisions), 0))) AS ms,
  (SELECT count(*) FROM quarantine) AS quarantined,
  (SELECT group_concat(DISTINCT tzdata) FROM slots) AS zoneRules`;

interface LastCommit {
  readonly ms: number;
  readonly quarantined: number;
  readonly zoneRules: string | null;
}

/** Looks at every page of the database. Writes nothing that was not there, and makes no folder. */
export function inspectHome(paths: Paths, nativeBinding?: string): InspectedHome {
  const folder = folderState(paths.home);
  const { database, lastCommitMs, quarantined, zoneRules } = inspectDatabase(
    paths.db,
    nativeBinding,
  );
  return {
    folder,
    freeBytes: freeBytes(paths.home),
    database,
    lastCommitMs,
    quarantined,
    zoneRules,
    isLockHeld: folder === 'writable' && isLockHeld(paths.ownerDb, nativeBinding),
  };
}

function folderState(home: string): InspectedHome['folder'] {
  if (!existsSync(home)) return isWritable(nearestFolder(home)) ? 'none' : 'read-only';
  return isWritable(home) ? 'writable' : 'read-only';
}

function nearestFolder(path: string): string {
  const above = dirname(path);
  return existsSync(path) || above === path ? path : nearestFolder(above);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function freeBytes(home: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearestFolder(home));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Whether an app, or a command that executes, holds a home. */
export function isLockHeld(file: string, nativeBinding?: string): boolean {
  if (!existsSync(file)) return false;
  const lock = takeOwnerLock(file, nativeBinding);
  lock?.release();
  return lock === null;
}

function inspectDatabase(
  file: string,
  nativeBinding?: string,
): Pick<InspectedHome, 'database' | 'lastCommitMs' | 'quarantined' | 'zoneRules'> {
  const nothing = { lastCommitMs: null, quarantined: 0, zoneRules: [] };
  if (!existsSync(file)) return { database: null, ...nothing };
  const about = { file, bytes: statSync(file).size, newestSchema: newestVersion };
  const unknown = { synchronous: null, schema: null };
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true, ...(nativeBinding ? { nativeBinding } : {}) });
    const schema = schemaVersion(db);
    const problem = whatIsWrong(db, schema);
    if (problem !== null) {
      return { database: { ...about, problem, synchronous: null, schema }, ...nothing };
    }
    const { ms, quarantined, zoneRules } = db.prepare<[], LastCommit>(selectLastCommit).get() ?? {
      ms: 0,
      quarantined: 0,
      zoneRules: null,
    };
    const synchronous = synchronousOf(db);
    const database = { ...about, problem: null, synchronous, schema };
    return {
      database,
      lastCommitMs: ms === 0 ? null : ms,
      quarantined,
      zoneRules: zoneRules?.split(',') ?? [],
    };
  } catch (caught) {
    const problem = asRunFailure(storeFailure(caught, file)).message;
    return { database: { ...about, ...unknown, problem }, ...nothing };
  } finally {
    db?.close();
  }
}

function whatIsWrong(db: Database.Database, schema: number): string | null {
  if (schema > newestVersion) return `it was written by a newer Almanac (format ${schema})`;
  const found = String(db.pragma('integrity_check(1)', { simple: true }));
  if (found !== 'ok') return `it is damaged: ${found}`;
  return schema === 0 ? 'it is empty' : null;
}

/** SQLite says how it writes only after it has written: the version is stored again as it is. */
function synchronousOf(db: Database.Database): string {
  db.pragma('synchronous = FULL');
  try {
    verifyDurability(db, 'full');
    return 'FULL';
  } catch {
    return String(db.pragma('synchronous', { simple: true }));
  }
}
