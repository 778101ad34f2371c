import Database from 'better-sqlite3';
import { inStore } from './store-failure.ts';

/** Held for life by the one process that executes; the system frees it when the process dies. */
export interface OwnerLock {
  release(): void;
}

/**
 * Takes the exclusive lock on `owner.db`, without waiting. Whoever holds it knows that every other
 * boot is dead. It does not keep a job from overlapping itself in this process (the keyed mutex
 * does), and not two processes on one run after the lock was lost (the fence does).
 *
 * Nothing else may open this file: on Linux and macOS, closing any handle of it would free the lock.
 * @returns null when another process holds it
 */
export function takeOwnerLock(file: string, nativeBinding?: string): OwnerLock | null {
  return inStore(file, () => {
    const db = new Database(file, { timeout: 0, ...(nativeBinding ? { nativeBinding } : {}) });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (caught) {
      db.close();
      if (caught instanceof Database.SqliteError && caught.code === 'SQLITE_BUSY') return null;
      throw caught;
    }
    return { release: () => void db.close() };
  });
}
