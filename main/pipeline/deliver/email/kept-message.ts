import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../sync-folder.ts';

/** Messages as their first try made them, so that every later try sends the same bytes. */
export interface KeptMessages {
  /** The kept bytes, or those of `make`, which are kept before anything is sent. */
  keep(name: string, make: () => Promise<Buffer>): Promise<Buffer>;
  forget(name: string): Promise<void>;
  /** A try begins: until `letGo` it is certain that none of it has left. */
  hold(name: string): Promise<void>;
  letGo(name: string): Promise<void>;
  /** Whether a try that a crash ended was still held. */
  isHeld(name: string): boolean;
}

/** @param folder for this user only; it is made when it is needed */
export function keptMessages(folder: string): KeptMessages {
  const stemOf = (name: string) =>
    join(folder, createHash('sha256').update(name).digest('hex').slice(0, 32));
  const fileOf = (name: string) => `${stemOf(name)}.eml`;
  const holdOf = (name: string) => `${stemOf(name)}.held`;
  return {
    async keep(name, make) {
      const file = fileOf(name);
      const kept = await readFile(file).catch(() => null);
      if (kept) return kept;
      const bytes = await make();
      const handle = await open(`${file}.tmp`, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.tmp`, file);
      return bytes;
    },
    async forget(name) {
      await rm(fileOf(name), { force: true });
    },
    async hold(name) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Not waited for: a hold that a power cut takes away only makes one more unknown.
      await writeFile(holdOf(name), '');
    },
    async letGo(name) {
      await rm(holdOf(name), { force: true });
      // A hold that came back with the power would send a second time what has left.
      await syncFolder(folder);
    },
    isHeld: (name) => existsSync(holdOf(name)),
  };
}
