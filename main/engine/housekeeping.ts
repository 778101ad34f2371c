import type { Backup } from '../domain/backup.ts';
import { createHistoryLimit, type HistoryLimitNeeds } from './forget-history.ts';
import { type BackupKeeperNeeds, createBackupKeeper } from './keep-backups.ts';

export type HousekeepingNeeds = HistoryLimitNeeds & BackupKeeperNeeds;

export interface Housekeeping {
  /** Whatever is due of it; a backup only while no run needs the disk. It never throws for one that failed. */
  tick(nowMs: number, isIdle: boolean): void;
  /** Copies the database now, beside the daily copies. @throws RunFailure */
  backUp(): Promise<Backup>;
  stop(): void;
}

/** What keeps a home in order: the history's limit, and a backup a day. */
export function createHousekeeping(needs: HousekeepingNeeds): Housekeeping {
  const limitHistory = createHistoryLimit(needs);
  const backups = createBackupKeeper(needs);
  return {
    tick(nowMs, isIdle) {
      limitHistory(nowMs);
      if (isIdle) backups.keep(nowMs);
    },
    backUp: backups.take,
    stop: backups.stop,
  };
}
