import type { FailureRecord } from '../failure.ts';
import type { Settings } from '../records.ts';

/** A checked copy of the database: jobs, history, settings. Reports and their data stay in their folders. */
export interface Backup {
  /** The name of its file. */
  readonly name: string;
  readonly file: string;
  readonly takenAtMs: number;
  readonly bytes: number;
}

/** Copies of the database. A copy that is unfinished, or was found damaged, never gets a name. */
export interface Backups {
  /** Newest first. */
  list(): readonly Backup[];
  /** Copies the database in small steps while others write, and checks the copy. @throws RunFailure */
  take(nowMs: number): Promise<Backup>;
  /**
   * Copies it to a new file, or into a folder, of the user's.
   * @returns the file @throws RunFailure `bad-input` when it is there already
   */
  copyTo(path: string, nowMs: number): string;
  /** Deletes all but the newest `keep`. */
  prune(keep: number): void;
}

export const backupEveryMs = 86_400_000;
/** After one that failed, so that a disk with room again has its backup soon. */
export const backupAgainMs = 3_600_000;

const keptSetting = 'backups_kept';
const failedSetting = 'backup_failed';
const restoredSetting = 'restored';

/** What became of the last backup that could not be made. */
export interface FailedBackup {
  readonly atMs: number;
  readonly failure: FailureRecord;
}

/** That this database is a backup put back. */
export interface Restored {
  readonly atMs: number;
  readonly takenAtMs: number;
}

type SettingsText = Pick<Settings, 'text'>;

/** How many backups are kept: 7 unless the user says otherwise. */
export function readBackupsKept({ text }: SettingsText): number {
  const count = Number(text(keptSetting) ?? 7);
  return Number.isInteger(count) && count >= 1 && count <= 60 ? count : 7;
}

export function saveBackupsKept({ set }: Pick<Settings, 'set'>, count: number): void {
  set(keptSetting, count);
}

/** Null when the last one was made. */
export function readFailedBackup({ text }: SettingsText): FailedBackup | null {
  return JSON.parse(text(failedSetting) ?? 'null');
}

export function saveFailedBackup(
  { set }: Pick<Settings, 'set'>,
  failed: FailedBackup | null,
): void {
  set(failedSetting, JSON.stringify(failed));
}

/** Null for a database that was never restored. */
export function readRestored({ text }: SettingsText): Restored | null {
  return JSON.parse(text(restoredSetting) ?? 'null');
}

export function saveRestored({ set }: Pick<Settings, 'set'>, restored: Restored): void {
  set(restoredSetting, JSON.stringify(restored));
}

/** When the next one is due; a failed one is tried again sooner. */
export function nextBackupAtMs(
  newest: Pick<Backup, 'takenAtMs'> | null,
  failed: Pick<FailedBackup, 'atMs'> | null,
): number {
  const dueAtMs = newest === null ? Number.NEGATIVE_INFINITY : newest.takenAtMs + backupEveryMs;
  return failed === null ? dueAtMs : Math.max(dueAtMs, failed.atMs + backupAgainMs);
}
