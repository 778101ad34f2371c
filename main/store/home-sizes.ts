import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HomeSize, HomeSizes } from '../domain/upkeep/home-sizes.ts';
import type { Paths } from './home.ts';

/** How much each part of a home takes, read without holding anybody up. */
export async function homeSizes(paths: Paths): Promise<HomeSizes> {
  const database = await Promise.all(['', '-wal'].map((end) => sizeOf(`${paths.db}${end}`)));
  const [reports, snapshots, backups, quarantine, logs] = await Promise.all(
    [paths.reports, paths.blobs, paths.backups, paths.quarantine, paths.logs].map(folderSize),
  );
  const none: HomeSize = { files: 0, bytes: 0 };
  return {
    database: { files: 1, bytes: database.reduce((sum, one) => sum + one, 0) },
    reports: reports ?? none,
    snapshots: snapshots ?? none,
    backups: backups ?? none,
    quarantine: quarantine ?? none,
    logs: logs ?? none,
  };
}

/** With everything below it; `files` counts what lies directly in it. */
async function folderSize(folder: string): Promise<HomeSize> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  let bytes = 0;
  // One after the other: ten thousand open files at once is more than a process may have.
  for (const entry of entries) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? (await folderSize(path)).bytes : await sizeOf(path);
  }
  return { files: entries.length, bytes };
}

/** 0 for one that was deleted meanwhile. */
async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
