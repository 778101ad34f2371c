import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { badInput } from '../domain/failure.ts';
import type { Backup, Backups } from '../domain/upkeep/backup.ts';
import { copyAtOnce, copyInSteps } from './copy-database.ts';
import { makeFolder } from './durable-files.ts';
import type { Paths } from './home.ts';
import { storeFailure } from './store-failure.ts';

/** The backups of a home, newest first; needs no database. */
export function listBackups({ backups }: Pick<Paths, 'backups'>): readonly Backup[] {
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .flatMap((name) => {
      const takenAtMs = timeInName(name);
      if (takenAtMs === null) return [];
      const file = join(backups, name);
      return [{ name, file, takenAtMs, bytes: statSync(file).size }];
    })
    .sort((one, other) => other.takenAtMs - one.takenAtMs);
}

/** Copies of the open database, in a folder of the home and wherever the user wants one. */
export function homeBackups(
  db: Database.Database,
  paths: Pick<Paths, 'backups'>,
  nativeBinding: string | undefined,
): Backups {
  return {
    list: () => listBackups(paths),
    async take(nowMs) {
      const name = nameAt(nowMs);
      const file = join(paths.backups, name);
      try {
        makeFolder(paths.backups);
        await copyInSteps(db.name, file, nativeBinding);
        return { name, file, takenAtMs: timeInName(name) ?? nowMs, bytes: statSync(file).size };
      } catch (caught) {
        throw storeFailure(caught, paths.backups);
      }
    },
    copyTo(path, nowMs) {
      const file = isFolder(path) ? join(path, nameAt(nowMs)) : resolve(path);
      if (existsSync(file)) {
        throw badInput(`${file} is there already and was not touched. Give another name.`);
      }
      if (!isFolder(dirname(file))) throw badInput(`There is no folder ${dirname(file)}.`);
      try {
        copyAtOnce(db, file, nativeBinding);
        return file;
      } catch (caught) {
        throw storeFailure(caught, file);
      }
    },
    prune(keep) {
      for (const { file } of listBackups(paths).slice(keep)) rmSync(file, { force: true });
    },
  };
}

/** `almanac-20261128T023000Z.db` */
function nameAt(ms: number): string {
  return `almanac-${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.db`;
}

/** UTC epoch milliseconds; null for a file that is no backup of ours. */
export function timeInName(file: string): number | null {
  const found = /^almanac-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(basename(file));
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : ms;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
