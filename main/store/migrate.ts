import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { checkPages, schemaVersion } from './connection.ts';
import { moveDurably, syncFile } from './durable-files.ts';
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
  options: { readonly steps?: readonly Migration[]; readonly nativeBinding?: string } = {},
): void {
  const { steps = migrations, nativeBinding } = options;
  const before = schemaVersion(db);
  const pending = steps.filter((step) => step.version > before);
  if (pending.length === 0) return;
  if (before > 0) backUp(db, `${db.name}.v${before}.bak`, nativeBinding);
  for (const step of pending) apply(db, step);
}

/** Copies the database to `target`; an unfinished copy never gets that name. */
export function backUp(db: Database.Database, target: string, nativeBinding?: string): void {
  const unfinished = `${target}.tmp`;
  try {
    rmSync(unfinished, { force: true });
    db.prepare('VACUUM INTO ?').run(unfinished);
    checkCopy(unfinished, nativeBinding);
    syncFile(unfinished);
    moveDurably(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
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

function checkCopy(file: string, nativeBinding?: string): void {
  const copy = new Database(file, { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) });
  try {
    checkPages(copy);
  } finally {
    copy.close();
  }
}
