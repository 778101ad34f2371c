import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crashPoint } from '../../../domain/crash-point.ts';
import { RunFailure } from '../../../domain/failure.ts';
import { syncFolder } from '../sync-folder.ts';

/** Writes a file under a temporary name, waits for the disk and renames it: a crash leaves the old one or the new. */
export async function placeFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  // The same at every try, so that a second one takes the place of what a first has left.
  const unfinished = join(
    folder,
    `.almanac-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.tmp`,
  );
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    crashPoint('after the temporary file');
    await rename(unfinished, join(folder, name));
    crashPoint('after the rename');
    await syncFolder(folder);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw folderFailure(folder, name, cause);
  }
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
