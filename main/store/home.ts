import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { RunFailure } from '../domain/failure.ts';

/** Where everything lies, below one home folder. */
export interface Paths {
  readonly home: string;
  readonly db: string;
  readonly ownerDb: string;
  readonly marks: string;
  readonly secrets: string;
  readonly blobs: string;
  readonly reports: string;
  readonly logs: string;
  readonly tmp: string;
  /** Messages that are not sent yet, as their first try made them. */
  readonly outbox: string;
  /** Checked copies of the database. */
  readonly backups: string;
  /** Databases that were damaged or replaced, each in a folder of its own. */
  readonly quarantine: string;
  /** Names the backup that the next start puts back. */
  readonly restoreAsked: string;
  /** Touched by the command to wake the app. */
  readonly wake: string;
  /** Touched when the watcher has said something. */
  readonly watcherSaid: string;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userFolder: string;
}

/**
 * The home folder, the same for app and command.
 * @param given `--home` or `ALMANAC_HOME`; empty counts as not given
 */
export function homeFolder(given: string | undefined, machine: Machine = thisMachine()): string {
  if (given) return resolve(given);
  const { platform, env, userFolder } = machine;
  if (platform === 'win32') {
    // Not the roaming profile: a database in use must not be copied between computers.
    return join(env.LOCALAPPDATA || join(userFolder, 'AppData', 'Local'), 'Almanac');
  }
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'Almanac');
  return join(env.XDG_CONFIG_HOME || join(userFolder, '.config'), 'Almanac');
}

export function pathsOf(home: string): Paths {
  const below = (name: string) => join(home, name);
  return {
    home,
    db: below('almanac.db'),
    ownerDb: below('owner.db'),
    marks: below('marks.json'),
    secrets: below('secrets.json'),
    blobs: below('blobs'),
    reports: below('reports'),
    logs: below('logs'),
    tmp: below('tmp'),
    outbox: below('outbox'),
    backups: below('backups'),
    quarantine: below('quarantine'),
    restoreAsked: below('restore.json'),
    wake: below('wake'),
    watcherSaid: below('watcher-said'),
  };
}

/**
 * Makes the folders, readable by this user only.
 * @throws RunFailure `store-unusable` when one cannot be made
 */
export function makeFolders(paths: Paths): void {
  for (const folder of [paths.home, paths.blobs, paths.reports, paths.logs, paths.tmp]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw new RunFailure(
        'store-unusable',
        `The folder ${folder} cannot be made. Choose another with --home, or make it writable.`,
        { permanent: true, cause },
      );
    }
  }
}

function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, userFolder: homedir() };
}
