import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, extname } from 'node:path';

/** What Excel, LibreOffice and browsers keep beside a file while they write it. */
const unfinished = /^(~\$|\.~lock\.)|\.(tmp|part|partial|crdownload)$/i;
/** As Dropbox, Nextcloud, Google Drive and Syncthing name what two machines wrote at a time. */
const conflicted = /conflicted copy|sync-conflict-\d{8}|\(.*conflict.*\)|_conf\(\d+\)/i;

/**
 * Whether nobody meant a file that a pattern names: it is half-written, or one of two versions of a
 * synced file.
 * @param siblings names of the files beside it: OneDrive adds the machine's name to that of the original
 */
export function isNotMeant(path: string, siblings: ReadonlySet<string>): boolean {
  const name = basename(path);
  if (unfinished.test(name) || conflicted.test(name)) return true;
  const original = withoutMachine(name, hostname());
  return original !== null && siblings.has(original);
}

/** The conflict copies that lie beside a file, by name: `orders (Ana's conflicted copy).csv`. */
export async function copiesBeside(path: string): Promise<readonly string[]> {
  const own = basename(path);
  const extension = extname(own);
  const stem = own.slice(0, own.length - extension.length);
  // A folder that cannot be listed may hold a file that can be read.
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => name !== own && name.startsWith(stem) && name.endsWith(extension))
    .filter((name) => conflicted.test(name) || withoutMachine(name, hostname()) === own)
    .sort();
}

/** "orders-DESK7.csv" and "orders-DESK7-2.csv" → "orders.csv" on the machine DESK7; else null. */
function withoutMachine(name: string, machine: string): string | null {
  const mark = name.toLowerCase().lastIndexOf(`-${machine.toLowerCase()}`);
  if (mark < 1) return null;
  const rest = name.slice(mark + 1 + machine.length).replace(/^-\d+(?=\.)/, '');
  return /^\.[^.]+$/.test(rest) ? name.slice(0, mark) + rest : null;
}
