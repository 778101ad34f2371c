import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { glob, isGlob } from '../glob.ts';

/**
 * The files of a log, oldest first: those that a pattern names, or the file and those that it was
 * rotated into beside it: `access.log.2.gz`, `access.log.1`, `access.log-20261126`, `access.log`.
 */
export async function logFiles(path: string): Promise<readonly string[]> {
  if (isGlob(path)) return rotationOrder(await glob(path));
  const name = basename(path);
  const beside = await readdir(dirname(path)).catch(() => []);
  const rotated = beside.filter(
    (other) =>
      other.startsWith(name) && /^[.-]\d+([.-]\d+)*(\.gz)?$/.test(other.slice(name.length)),
  );
  return rotationOrder([...rotated.map((other) => join(dirname(path), other)), path]);
}

/** `.2.gz` is older than `.1`, a dated one older than the next day's, the file itself the newest. */
function rotationOrder(paths: readonly string[]): readonly string[] {
  const age = (path: string): readonly [string, number, string] => {
    const [, stem = path, number] = /^(.*?)(?:\.(\d{1,4}))?(?:\.gz)?$/.exec(path) ?? [];
    const [, bare = stem, date] = /^(.*?)[.-](\d{8}[-\d]*)$/.exec(stem) ?? [];
    return [bare, number === undefined ? 0 : Number(number), date ?? '9'];
  };
  return paths.toSorted((a, b) => {
    const [stemA, numberA, dateA] = age(a);
    const [stemB, numberB, dateB] = age(b);
    if (stemA !== stemB) return stemA < stemB ? -1 : 1;
    if (dateA !== dateB) return dateA < dateB ? -1 : 1;
    return numberB - numberA;
  });
}
