import type { Journal } from '../domain/records.ts';
import type { Backup } from '../domain/upkeep/backup.ts';
import { createHistoryLimit, type HistoryLimitNeeds } from './forget-history.ts';
import { type BackupKeeperNeeds, createBackupKeeper } from './keep-backups.ts';
import { createSnapshotLimit, type SnapshotLimitNeeds } from './limit-snapshots.ts';

export interface HousekeepingNeeds
  extends HistoryLimitNeeds,
    BackupKeeperNeeds,
    SnapshotLimitNeeds {
  readonly journal: Journal;
}

export interface Housekeeping {
  /** Whatever is due of it; what needs the disk only while no run does. It never throws for one that failed. */
  tick(nowMs: number, isIdle: boolean): void;
  /** Copies the database now, beside the daily copies. @throws RunFailure */
  backUp(): Promise<Backup>;
  stop(): void;
}

/** What keeps a home in order: the limits of history and data, and a backup a day. */
export function createHousekeeping(needs: HousekeepingNeeds): Housekeeping {
  const limitHistory = createHistoryLimit(needs);
  const limitSnapshots = createSnapshotLimit(needs);
  const backups = createBackupKeeper(needs);
  return {
    tick(nowMs, isIdle) {
      if (!isIdle) return;
      limitHistory.tick(nowMs);
      limitSnapshots(nowMs);
      needs.journal.fold();
      backups.keep(nowMs);
    },
    backUp: backups.take,
    stop() {
      limitHistory.stop();
      backups.stop();
    },
  };
}
