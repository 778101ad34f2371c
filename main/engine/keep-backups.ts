import { asRunFailure } from '../domain/failure.ts';
import type { Clock, Listen } from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import {
  type Backup,
  type Backups,
  nextBackupAtMs,
  readBackupsKept,
  readFailedBackup,
  saveFailedBackup,
} from '../domain/upkeep/backup.ts';

export interface BackupKeeper {
  /** Takes the day's backup if it is due and none is being taken. Never throws. */
  keep(nowMs: number): void;
  /** Takes one now. @throws RunFailure */
  take(): Promise<Backup>;
  /** The one that is being taken is given up when the database closes, and nobody is told. */
  stop(): void;
}

export interface BackupKeeperNeeds {
  /** Left out where no home is kept: one a day is taken there. */
  readonly dailyBackups?: Backups;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/** One backup a day, of which the newest are kept. A failed one leaves those before it, and is told. */
export function createBackupKeeper(needs: BackupKeeperNeeds): BackupKeeper {
  const { dailyBackups: backups, settings, clock } = needs;
  let underway: Promise<Backup> | null = null;
  let isStopped = false;
  /** Known until a backup is taken, so that a tick reads no folder. */
  let dueAtMs: number | null = null;

  async function takeOne(): Promise<Backup> {
    if (!backups) throw new Error('no home is kept here');
    try {
      const taken = await backups.take(clock.wallMs());
      if (readFailedBackup(settings) !== null) saveFailedBackup(settings, null);
      backups.prune(readBackupsKept(settings));
      return taken;
    } catch (caught) {
      if (!isStopped) note(caught);
      throw caught;
    } finally {
      underway = null;
      dueAtMs = null;
      if (!isStopped) needs.listen({ kind: 'jobs-changed' });
    }
  }

  /** A full disk may refuse this, too: what could not be noted is in the log at least. */
  function note(caught: unknown): void {
    try {
      const failure = asRunFailure(caught).record();
      saveFailedBackup(settings, { atMs: clock.wallMs(), failure });
    } catch (cause) {
      needs.onFailure('That a backup failed could not be noted', cause);
    }
  }

  function take(): Promise<Backup> {
    underway ??= takeOne();
    return underway;
  }

  return {
    keep(nowMs) {
      if (!backups || underway) return;
      dueAtMs ??= nextBackupAtMs(backups.list()[0] ?? null, readFailedBackup(settings));
      // A clock that was ahead may have named one in the future: it does not bar the next for ever.
      const isAhead = dueAtMs > nowMs + 2 * 86_400_000;
      if (nowMs < dueAtMs && !isAhead) return;
      take().catch((cause) => {
        if (!isStopped) needs.onFailure('The backup could not be made', cause);
      });
    },
    take,
    stop() {
      isStopped = true;
    },
  };
}
