import { open, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { HoldUp, Surroundings } from '../domain/run/waiting.ts';
import { isNotMeant } from './fetch/conflict-copies.ts';
import { glob, isGlob } from './fetch/glob.ts';

/** A share or a host that does not answer at once is asked again at the next look. */
const patienceMs = 3_000;

/** The machine's files and network, looked at and never changed. */
export const machineSurroundings: Surroundings = {
  modifiedAtMs: (path) =>
    orNull(
      stat(path).then(
        (found) => found.mtimeMs,
        () => null,
      ),
    ),
  holdUp: (path, mayGrow) => orNull(holdUpOf(path, mayGrow)),
  isReachable(host) {
    const colon = host.lastIndexOf(':');
    return new Promise((resolve) => {
      const socket = connect({ host: host.slice(0, colon), port: Number(host.slice(colon + 1)) });
      const end = (isThere: boolean) => {
        socket.destroy();
        resolve(isThere);
      };
      socket.setTimeout(patienceMs, () => end(false));
      socket.once('connect', () => end(true));
      socket.once('error', () => end(false));
    });
  },
};

/** Files may be small enough to take no room of their own on the disk. */
const leastPlaceholderBytes = 16_384;
/** A file that was changed before this is not being written any more. */
const restMs = 10_000;
const twoLooksMs = 400;
/** What is downloaded when it is read has begun to arrive by then, or is asked again at the next look. */
const downloadMs = 2_000;

async function holdUpOf(pattern: string, mayGrow: boolean): Promise<HoldUp | null> {
  const paths = isGlob(pattern) ? await glob(pattern) : [pattern];
  const names = new Set(paths.map((path) => basename(path)));
  const meant = paths.filter((path) => !isGlob(pattern) || !isNotMeant(path, names));
  const found = await Promise.all(meant.map((path) => holdUpOfFile(path, mayGrow)));
  return found.find((one) => one !== null) ?? null;
}

async function holdUpOfFile(path: string, mayGrow: boolean): Promise<HoldUp | null> {
  const before = await stat(path).catch(() => null);
  if (!before) return (await hasStub(path)) ? 'in the cloud' : null;
  if (!before.isFile()) return null;
  if (await isPlaceholder(before, () => readEnd(path, before.size))) return 'in the cloud';
  if (mayGrow || Date.now() - before.mtimeMs > restMs) return null;
  await new Promise((resolve) => setTimeout(resolve, twoLooksMs));
  const after = await stat(path).catch(() => null);
  const isAtRest = after?.size === before.size && after.mtimeMs === before.mtimeMs;
  return isAtRest ? null : 'being written';
}

/**
 * Whether a file has a size and nothing on the disk, and cannot be read: OneDrive, Dropbox and iCloud
 * show such files and download them when they are read, which fails while they are offline.
 */
export async function isPlaceholder(
  { size, blocks }: { readonly size: number; readonly blocks?: number },
  read: () => Promise<unknown>,
): Promise<boolean> {
  if (blocks !== 0 || size < leastPlaceholderBytes) return false;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), downloadMs);
    const settle = (isHeld: boolean) => {
      clearTimeout(timer);
      resolve(isHeld);
    };
    void read().then(
      () => settle(false),
      () => settle(true),
    );
  });
}

/** What iCloud leaves of `orders.csv`: `.orders.csv.icloud`. */
function hasStub(path: string): Promise<boolean> {
  return stat(join(dirname(path), `.${basename(path)}.icloud`)).then(
    () => true,
    () => false,
  );
}

async function readEnd(path: string, size: number): Promise<void> {
  const file = await open(path);
  try {
    await file.read(Buffer.alloc(1), 0, 1, size - 1);
  } finally {
    await file.close();
  }
}

/** A file on a share that hangs counts as not there. */
function orNull<Answer>(answer: Promise<Answer | null>): Promise<Answer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patienceMs);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
