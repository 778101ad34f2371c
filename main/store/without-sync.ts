import type Database from 'better-sqlite3';

const [normal, full] = [1, 2];

/**
 * A commit that does not wait for the disk: killed, the process has it; a power cut may take it back, and then
 * nothing that was committed before it. The next commit that waits makes it last, too.
 */
export function withoutSync<T>(db: Database.Database, commit: () => T): T {
  // A simulation waits for no disk at all.
  if (db.pragma('synchronous', { simple: true }) !== full) return commit();
  db.pragma(`synchronous = ${normal}`);
  try {
    return commit();
  } finally {
    db.pragma(`synchronous = ${full}`);
  }
}
