import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { defineAuditHash } from './audit-hash.ts';
import { schemaVersion } from './connection.ts';
import type { Paths } from './home.ts';
import { newestVersion } from './migrate.ts';

/**
 * Reads the database of a home without changing it, all in one transaction: an app may write meanwhile.
 * @returns null when there is none, or one of another format
 */
export function readHome<T>(
  paths: Paths,
  nativeBinding: string | undefined,
  read: (db: Database.Database) => T,
): T | null {
  if (!existsSync(paths.db)) return null;
  const options = { readonly: true, ...(nativeBinding ? { nativeBinding } : {}) };
  const db = new Database(paths.db, options);
  try {
    if (schemaVersion(db) !== newestVersion) return null;
    defineAuditHash(db);
    return db.transaction(() => read(db))();
  } finally {
    db.close();
  }
}
