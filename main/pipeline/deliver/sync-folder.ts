import { open } from 'node:fs/promises';

/** Waits until the names in a folder are on the disk. Windows keeps them with the files, and some network drives cannot: what was done stands all the same. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch(() => {});
  } finally {
    await handle.close();
  }
}
