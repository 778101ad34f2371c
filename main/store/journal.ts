import Database from 'better-sqlite3';
import type { Journal } from '../domain/records.ts';

/** A few milliseconds of work; less is left to the next time. */
const muchBytes = 1024 * 1024;

interface WalState {
  /** Pages in the WAL, and how many of them have been folded in; -1 where there is no WAL. */
  readonly log: number;
  readonly checkpointed: number;
}

/** SQLite's WAL. What cannot be folded in now stays where it is, as safe as before. */
export function journal(db: Database.Database): Journal {
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  return {
    fold() {
      const [state] = db.pragma('wal_checkpoint(NOOP)') as readonly WalState[];
      if (!state || (state.log - state.checkpointed) * pageBytes < muchBytes) return;
      try {
        db.pragma('wal_checkpoint(PASSIVE)');
      } catch (caught) {
        // A full disk, above all, which must not keep due slots from being recorded.
        if (!(caught instanceof Database.SqliteError)) throw caught;
      }
    },
  };
}
