import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { RunFailure } from '../../domain/failure.ts';

/** A copy of a source file that nobody else changes while it is read. */
export interface FrozenFile {
  /** Of the file; the copy is shorter when only so much was asked for. */
  readonly bytes: number;
  readonly modifiedAtMs: number;
  /** Whether it was written to meanwhile, which only a log may be: the copy's end may lie within a line. */
  readonly grew: boolean;
}

const chunkBytes = 1 << 20;

/**
 * Copies a local file before anything reads it, so that a file replaced meanwhile is never mixed
 * with its successor. Only regular files: a FIFO would block and `/dev/zero` never ends.
 * @param mayGrow a log is written to all the time: what came after the copy began is left for the next
 * @param most bytes that are copied, for a preview
 * @throws RunFailure `source-missing`, `source-unreadable`, `source-empty`, `source-changed`
 */
export async function freezeFile(
  path: string,
  copyPath: string,
  { mayGrow = false, most = Infinity }: { readonly mayGrow?: boolean; readonly most?: number } = {},
): Promise<FrozenFile> {
  try {
    return await copyRegularFile(path, copyPath, { mayGrow, most });
  } catch (caught) {
    throw caught instanceof RunFailure ? caught : sourceFileFailure(path, caught);
  }
}

async function copyRegularFile(
  path: string,
  copyPath: string,
  { mayGrow, most }: { readonly mayGrow: boolean; readonly most: number },
): Promise<FrozenFile> {
  refuseNetworkShare(path);
  const real = await realpath(path);
  refuseUnlessFile(path, await stat(real, { bigint: true }));
  // Without O_NONBLOCK a FIFO put in the file's place since the check would block the worker.
  const source = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = await source.stat({ bigint: true });
    refuseUnlessFile(path, before);
    const wanted = Math.min(Number(before.size), most);
    const copied = await copyBytes(source, copyPath, wanted);
    const after = await source.stat({ bigint: true });
    const now = await stat(path, { bigint: true });
    const isSame = [after, now].every((other) => fingerprint(other) === fingerprint(before));
    const isOnlyLonger = [after, now].every(
      ({ dev, ino, size }) => dev === before.dev && ino === before.ino && size >= before.size,
    );
    if (copied !== wanted || !(isSame || (mayGrow && isOnlyLonger))) {
      throw new RunFailure(
        'source-changed',
        `${path} was changed while it was being read. Nothing was used; it is read again at the next try.`,
        { permanent: false },
      );
    }
    return { bytes: Number(before.size), modifiedAtMs: Number(before.mtimeMs), grew: !isSame };
  } finally {
    await source.close();
  }
}

/** A server's share can hang a read for minutes and is a way to send the user's password hash out. */
export function refuseNetworkShare(path: string): void {
  if (/^[\\/]{2}/.test(path)) throw unreadable(`${path} lies on a network share.`, 'Copy it here');
}

/** @throws RunFailure for what is no regular file, or an empty one */
export function refuseUnlessFile(path: string, found: BigIntStats): void {
  if (found.isDirectory()) {
    throw unreadable(`${path} is a folder, not a file.`, 'Choose the file inside it');
  }
  if (!found.isFile())
    throw unreadable(`${path} is a device or a pipe.`, 'Choose an ordinary file');
  if (found.size === 0n) {
    throw new RunFailure(
      'source-empty',
      `${path} is empty (0 bytes). Export it again, or wait until it has been written.`,
      { permanent: false },
    );
  }
}

/** What changes when a file is written to or another is put in its place. */
function fingerprint(found: BigIntStats): string {
  return [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
}

async function copyBytes(source: FileHandle, copyPath: string, size: number): Promise<number> {
  const target = await open(copyPath, 'wx', 0o600);
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let copied = 0;
    // Bounded by the size seen first: a growing file is not followed for ever.
    while (copied < size) {
      const { bytesRead } = await source.read(
        chunk,
        0,
        Math.min(chunkBytes, size - copied),
        copied,
      );
      if (bytesRead === 0) break;
      await target.writeFile(chunk.subarray(0, bytesRead));
      copied += bytesRead;
    }
    return copied;
  } finally {
    await target.close();
  }
}

function unreadable(what: string, advice: string): RunFailure {
  return new RunFailure('source-unreadable', `${what} ${advice} and set it as the job's source.`, {
    permanent: true,
  });
}

/** What the system refused, as a sentence that names the file. */
export function sourceFileFailure(path: string, cause: unknown): RunFailure {
  const code = (cause as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new RunFailure(
        'source-missing',
        `${path} is not there. Put the file back, or choose another one in the job's sources.`,
        { permanent: false, cause },
      );
    case 'EACCES':
    case 'EPERM':
      return new RunFailure(
        'source-unreadable',
        `Almanac may not read ${path}. Allow your user to read the file, then run the job again.`,
        { permanent: true, cause },
      );
    case 'EBUSY':
      return new RunFailure(
        'source-unreadable',
        `${path} is open in another program that lets nobody else read it. Close it there; it is read again at the next try.`,
        { permanent: false, cause },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new RunFailure(
        'disk-full',
        `There is no room left on the disk to read ${path}. Free some space; it is read again at the next try.`,
        { permanent: false, cause },
      );
    default:
      return new RunFailure(
        'source-unreadable',
        `${path} could not be read (${code ?? 'unknown reason'}). It is read again at the next try.`,
        { permanent: false, cause },
      );
  }
}
