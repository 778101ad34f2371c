import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { RunFailure } from '../../domain/failure.ts';
import type { ExportFile } from '../../domain/report/export.ts';

/**
 * Writes the bytes to a path that a person chose, over what was there. The file appears as a whole or
 * not at all, so that a full disk does not cost the one that was there before.
 * @throws RunFailure `export-failed` or `disk-full`, one sentence with what to do
 */
export function saveAs(path: string, bytes: Uint8Array): void {
  // Beside it, because a file is renamed only within one disk.
  const unfinished = join(dirname(path), `.almanac-${process.pid}.part`);
  try {
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, path);
  } catch (cause) {
    removeIfThere(unfinished);
    throw saveFailure(cause, path);
  }
}

/**
 * Writes files into a folder that a person chose, which is made if it is not there. Nobody was asked
 * about what lies there already, so it stays: the new file gets a number.
 * @returns the paths
 * @throws RunFailure as `saveAs`
 */
export function saveInto(folder: string, files: readonly ExportFile[]): readonly string[] {
  return files.map(({ name, bytes }) => {
    try {
      mkdirSync(folder, { recursive: true });
      return writeBeside(folder, name, bytes);
    } catch (cause) {
      throw saveFailure(cause, join(folder, name));
    }
  });
}

/** Whether the path is a folder that is there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function writeBeside(folder: string, name: string, bytes: Uint8Array): string {
  const { name: stem, ext } = parse(name);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem} (${n})${ext}`);
    try {
      writeFileSync(path, bytes, { flag: 'wx' });
      return path;
    } catch (caught) {
      if (codeOf(caught) === 'EEXIST') continue;
      // What a full disk left is no file of anybody's.
      if (codeOf(caught) === 'ENOSPC') removeIfThere(path);
      throw caught;
    }
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What kept it from being written keeps it from being removed, and is said by the caller.
  }
}

/** What the file system refused, as the analyst reads it. */
export function saveFailure(cause: unknown, path: string): RunFailure {
  const code = codeOf(cause);
  const folder = dirname(path);
  const failed = (message: string) =>
    new RunFailure('export-failed', message, { permanent: false, cause });
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new RunFailure(
        'disk-full',
        `The disk that holds ${folder} is full. Free some space, or choose another folder.`,
        { permanent: false, cause },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(`${path} cannot be written there. Choose a folder that is yours.`);
    case 'ENOENT':
    case 'ENOTDIR':
      return failed(`The folder ${folder} is not there any more. Choose another one.`);
    case 'EBUSY':
      return failed(`${path} is open in another program. Close it there, or choose another name.`);
    case 'EISDIR':
      return failed(`${path} is a folder. Choose another name.`);
    case 'ENAMETOOLONG':
      return failed(`The name of ${path} is too long for this disk. Choose a shorter one.`);
    default:
      return failed(`${path} could not be written. Choose another folder, or try again.`);
  }
}

function codeOf(caught: unknown): unknown {
  return caught instanceof Error && 'code' in caught ? caught.code : null;
}
