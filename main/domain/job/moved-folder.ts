import type { Source } from '../source/source.ts';
import type { JobSpec } from './job.ts';

/** A folder that lies elsewhere now: OneDrive signed in anew, a drive with another letter, a renamed project. */
export interface MovedFolder {
  readonly from: string;
  readonly to: string;
}

/** What moved when a file is found at another place; null when it is another file, or at the same place. */
export function movedFolder(before: string, after: string): MovedFolder | null {
  const [was, is] = [partsOf(before), partsOf(after)];
  let same = 0;
  while (same < Math.min(was.length, is.length) && was.at(-1 - same) === is.at(-1 - same)) same++;
  // Something of both must be left: a folder that moved has a place of its own.
  const kept = Math.min(same, was.length - 1, is.length - 1);
  if (kept === 0 || before === after) return null;
  const from = folderOf(before, kept);
  const to = folderOf(after, kept);
  return from === to ? null : { from, to };
}

/** Where the source's file or pattern would be now; null when it does not lie below what moved. */
export function placeAfter(source: Source, moved: MovedFolder): string | null {
  const place = placeOf(source);
  return place === null ? null : pathAfter(place, moved);
}

/** The same for any path. What comes from another system gets the separators of this one. */
export function pathAfter(path: string, { from, to }: MovedFolder): string | null {
  const rest = path.slice(from.length);
  if (!path.startsWith(from) || !/^[\\/]/.test(rest)) return null;
  const isFromWindows = /^(?:[a-z]:|\\\\)/i.test(path) && to.startsWith('/');
  return to + (isFromWindows ? rest.replaceAll('\\', '/') : rest);
}

/** The file of a source, or the pattern of its files. */
export function placeOf(source: Source): string | null {
  if (source.kind === 'folder') return source.pattern;
  return 'path' in source ? source.path : null;
}

/** The part of a place that must be there: of a pattern the folder that it begins with. */
export function fixedPart(place: string): string {
  const parts = partsOf(place);
  const open = parts.findIndex((part) => /[*?{]/.test(part));
  return open === -1 ? place : folderOf(place, parts.length - open);
}

/** The job with these sources at other places. */
export function withPlaces<Spec extends Pick<JobSpec, 'sources'>>(
  spec: Spec,
  places: ReadonlyMap<string, string>,
): Spec {
  const sources = spec.sources.map((source): Source => {
    const place = places.get(source.id);
    if (place === undefined) return source;
    if (source.kind === 'folder') return { ...source, pattern: place };
    return 'path' in source ? { ...source, path: place } : source;
  });
  return { ...spec, sources };
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/);
}

/** The path without its last parts, as it is written. */
function folderOf(path: string, parts: number): string {
  let folder = path;
  for (let n = 0; n < parts; n++) folder = folder.slice(0, folder.search(/[\\/][^\\/]*$/));
  return folder;
}
