import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { app } from 'electron';

/** A file by its name alone, in the folders where people keep theirs; a full path only if it is there. */
export function findFile(name: string): string | null {
  const home = app.getPath('home');
  if (name.startsWith('~/')) return isThere(join(home, name.slice(2)));
  if (isAbsolute(name)) return isThere(name);
  const folders = [
    app.getPath('documents'),
    app.getPath('downloads'),
    app.getPath('desktop'),
    home,
  ];
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? null;
}

function isThere(path: string): string | null {
  return existsSync(path) ? path : null;
}
