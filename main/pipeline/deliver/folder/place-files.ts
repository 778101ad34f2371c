import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RunFailure } from '../../../domain/failure.ts';
import { crashPoint } from '../../../domain/run/crash-point.ts';
import { syncFolder } from '../sync-folder.ts';

export interface FileToPlace {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files under temporary names, waits for the disk and renames them in their order: a crash leaves of
 * each the old one or the new.
 */
export async function placeFiles(folder: string, files: readonly FileToPlace[]): Promise<void> {
  try {
    const written = await Promise.allSettled(files.map((file) => writeUnfinished(folder, file)));
    for (const one of written) if (one.status === 'rejected') throw one.reason;
    for (const { name } of files) {
      await rename(unfinished(folder, name), join(folder, name)).catch((cause: unknown) => {
        throw folderFailure(folder, name, cause);
      });
      crashPoint('after the rename');
    }
    await syncFolder(folder);
  } catch (failure) {
    await Promise.allSettled(
      files.map(({ name }) => rm(unfinished(folder, name), { force: true })),
    );
    throw failure;
  }
}

/** The same at every try, so that a second one takes the place of what a first has left. */
function unfinished(folder: string, name: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return join(folder, `.almanac-${hash}.tmp`);
}

async function writeUnfinished(folder: string, { name, bytes }: FileToPlace): Promise<void> {
  try {
    const file = await open(unfinished(folder, name), 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw folderFailure(folder, name, cause);
  }
  crashPoint('after the temporary file');
}

function folderFailure(folder: string, name: string, cause: unknown): RunFailure {
  const code: unknown = Reflect.get(Object(cause), 'code');
  const failed = (message: string) =>
    new RunFailure('delivery-failed', message, { permanent: false, cause });
  switch (code) {
    case 'ENOENT':
      return failed(
        `The folder ${folder} is not there. Connect its drive, or choose another folder for this job.`,
      );
    case 'ENOTDIR':
      return failed(`${folder} is no folder. Choose a folder for this job.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(
        `${folder} cannot be written to. Ask for the right to, or choose another folder.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return failed(
        `There is no room left for ${name} in ${folder}. Make some, then send it again.`,
      );
    case 'EBUSY':
      return failed(`${name} in ${folder} is open in another program. Close it there.`);
    default:
      return failed(`${name} could not be written to ${folder}: ${String(code ?? cause)}.`);
  }
}
