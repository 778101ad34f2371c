import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { badInput, RunFailure } from '../domain/failure.ts';
import { listBackups } from './backups.ts';
import { moveDurably, replaceFile } from './durable-files.ts';
import { takeOwnerLock } from './owner-lock.ts';
import {
  asideFolder,
  checkBackup,
  type RestorePlace,
  restoreDatabase,
  setAside,
} from './restore-database.ts';
import { inStore } from './store-failure.ts';

/**
 * Notes which of the home's backups the next start puts back: the database cannot be replaced while it
 * is open. The backup is read whole first.
 * @throws RunFailure `bad-input` for one that is not there, `store-damaged`; nothing was noted
 */
export function askRestore(name: string, place: RestorePlace): void {
  const backup = listBackups(place.paths).find((one) => one.name === name);
  if (!backup) throw badInput('This backup is not there any more. Choose another.');
  checkBackup(backup.file, place);
  inStore(place.paths.restoreAsked, () =>
    replaceFile(place.paths.restoreAsked, 'full', `${JSON.stringify({ name })}\n`),
  );
}

/**
 * Puts back what was asked for, if anything was. Asked once, tried once: the note goes first.
 * @returns what was done, for the log; null when nothing was asked for
 * @throws RunFailure as `restoreDatabase`
 */
export function restoreAsked(place: RestorePlace, nowMs: number): string | null {
  const { paths } = place;
  if (!existsSync(paths.restoreAsked)) return null;
  const name = nameIn(readFileSync(paths.restoreAsked, 'utf8'));
  rmSync(paths.restoreAsked, { force: true });
  if (name === null) return 'the note of the backup to put back was damaged';
  const aside = restoreHeld(join(paths.backups, name), place, nowMs);
  return `put back ${name}; the database before lies in ${aside ?? 'no folder: there was none'}`;
}

/** Moves the database and its marks aside, so that the next start makes new ones. @throws RunFailure `locked` */
export function startEmpty(place: RestorePlace, nowMs: number): void {
  underLock(place, () => {
    const { paths } = place;
    const folder = setAside(paths, nowMs) ?? asideFolder(paths, nowMs);
    // Last: while they are there, a missing database is noticed.
    if (existsSync(paths.marks)) moveDurably(paths.marks, join(folder, basename(paths.marks)));
  });
}

/**
 * Restores under the process lock.
 * @throws RunFailure `locked` while another process holds it; and as `restoreDatabase`
 */
export function restoreHeld(backup: string, place: RestorePlace, nowMs: number): string | null {
  return underLock(place, () => restoreDatabase(backup, place, nowMs));
}

function underLock<T>(place: RestorePlace, act: () => T): T {
  const lock = takeOwnerLock(place.paths.ownerDb, place.nativeBinding);
  if (!lock) {
    throw new RunFailure(
      'locked',
      'Almanac is running. Quit it first, or restore in its settings, under Data.',
      { permanent: false },
    );
  }
  try {
    return inStore(place.paths.home, act);
  } finally {
    lock.release();
  }
}

function nameIn(text: string): string | null {
  const name = /^\{"name":"(almanac-[0-9TZ]+\.db)"\}\s*$/.exec(text)?.[1];
  return name ?? null;
}
