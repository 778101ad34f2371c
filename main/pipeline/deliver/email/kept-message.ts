import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Messages as their first try made them, so that every later try sends the same bytes. */
export interface KeptMessages {
  /** The kept bytes, or those of `make`, which are kept before anything is sent. */
  keep(name: string, make: () => Promise<Buffer>): Promise<Buffer>;
  forget(name: string): Promise<void>;
}

/** @param folder for this user only; it is made when it is needed */
export function keptMessages(folder: string): KeptMessages {
  const fileOf = (name: string) =>
    join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.eml`);
  return {
    async keep(name, make) {
      const file = fileOf(name);
      const kept = await readFile(file).catch(() => null);
      if (kept) return kept;
      const bytes = await make();
      await mkdir(folder, { recursive: true, mode: 0o700 });
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
    forget: (name) => rm(fileOf(name), { force: true }),
  };
}
