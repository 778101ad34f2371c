import type Database from 'better-sqlite3';
import { schemaVersion } from './connection.ts';
import { copyAtOnce } from './copy-database.ts';
import ledger from './migrations/001-ledger.sql?raw';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In order, without gaps; never edited once released. */
export const migrations: readonly Migration[] = [{ version: 1, sql: ledger }];

/** The newest schema that this program knows. */
export const newestVersion = migrations.length;

/**
 * Brings the database to the newest schema, each migration in one transaction. A database that
 * holds data is backed up first, beside itself.
 */
export function migrate(
  db: Database.Database,
  options: {
    readonly steps?: readonly Migration[];
    readonly nativeBinding?: string;
    /** False for what is a copy itself. */
    readonly copies?: boolean;
  } = {},
): void {
  const { steps = migrations, nativeBinding, copies = true } = options;
  const before = schemaVersion(db);
  const pending = steps.filter((step) => step.version > before);
  if (pending.length === 0) return;
  if (before > 0 && copies) copyAtOnce(db, `${db.name}.v${before}.bak`, nativeBinding);
  for (const step of pending) apply(db, step);
}

function apply(db: Database.Database, step: Migration): void {
  const inOneCommit = db.transaction(() => {
    // A second process may have been here between our look and our lock.
    if (schemaVersion(db) >= step.version) return;
    db.exec(step.sql);
    db.pragma(`user_version = ${step.version}`);
  });
  inOneCommit.immediate();
}
