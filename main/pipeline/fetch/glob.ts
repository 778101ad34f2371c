import { readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** Whether a path names files by a pattern: `*` for any characters of a name, `?` for one. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * The files that a pattern names, by name. Hidden files and folders are no match unless the pattern
 * begins with a dot there.
 */
export async function glob(pattern: string): Promise<readonly string[]> {
  const parts = pattern.split(/[\\/]/);
  const fixed = parts.findIndex(isGlob);
  let found = [parts.slice(0, fixed).join(sep) || sep];
  for (const [at, part] of parts.slice(fixed).entries()) {
    const isLast = fixed + at === parts.length - 1;
    const matches = matcher(part);
    const next = await Promise.all(found.map((folder) => namesIn(folder, matches, isLast)));
    found = next.flat();
  }
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

/** The pattern of one name, as a test; letters count as they are. */
export function matcher(part: string): (name: string) => boolean {
  const source = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${source}$`, 'su');
  return (name) => pattern.test(name) && (!name.startsWith('.') || part.startsWith('.'));
}

/** The folder that a pattern looks in at first, which must be there. */
export function globFolder(pattern: string): string {
  const parts = pattern.split(/[\\/]/);
  return parts.slice(0, parts.findIndex(isGlob)).join(sep) || dirname(pattern);
}

async function namesIn(
  folder: string,
  matches: (name: string) => boolean,
  wantsFiles: boolean,
): Promise<readonly string[]> {
  // A folder that cannot be read holds no match; that none was found is said by who asks.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => matches(entry.name))
    .filter((entry) => (wantsFiles ? !entry.isDirectory() : !entry.isFile()))
    .map((entry) => join(folder, entry.name));
}
