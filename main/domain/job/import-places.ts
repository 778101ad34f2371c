import type { JobSpec } from './job.ts';
import { fixedPart, type MovedFolder, movedFolder, pathAfter, placeOf } from './moved-folder.ts';

/** A file or folder that jobs from another machine name, and that is not on this one. */
export interface MissingPlace {
  readonly path: string;
  readonly isFolder: boolean;
  /** Names of the jobs that need it. */
  readonly jobs: readonly string[];
}

type IsThere = (path: string) => boolean;

/** A path of a job, and what of it must be there. */
interface Place {
  readonly path: string;
  readonly needs: string;
  readonly isFolder: boolean;
}

/** What these jobs read or deliver to and is not here, each once. */
export function missingPlaces(
  specs: readonly JobSpec[],
  isThere: IsThere,
): readonly MissingPlace[] {
  const all = specs.flatMap((spec) =>
    placesOf(spec)
      .filter(({ needs }) => !isThere(needs))
      .map(({ needs, isFolder }) => ({ path: needs, isFolder, job: spec.name })),
  );
  return [...Map.groupBy(all, ({ path }) => path)].map(([path, needed]) => ({
    path,
    isFolder: needed.every(({ isFolder }) => isFolder),
    jobs: [...new Set(needed.map(({ job }) => job))],
  }));
}

/**
 * The jobs with the missing path where it was found, and with whatever else is missing and lies beside it
 * there as it did before: a folder is named once for all of them.
 */
export function foundAt(
  specs: readonly JobSpec[],
  found: { readonly path: string; readonly at: string; readonly isFolder: boolean },
  isThere: IsThere,
): readonly JobSpec[] {
  const { path, at, isFolder } = found;
  const moved = movedFolder(path, at) ?? (isFolder ? { from: path, to: at } : null);
  return specs.map((spec) => {
    const places = new Map<string, string>();
    for (const place of placesOf(spec)) {
      if (isThere(place.needs)) continue;
      const after = placed(place, found, moved);
      if (after !== null && isThere(fixedPart(after))) places.set(place.path, after);
    }
    return places.size === 0 ? spec : withPaths(spec, places);
  });
}

function placed(
  { path, needs }: Place,
  found: { readonly path: string; readonly at: string },
  moved: MovedFolder | null,
): string | null {
  // A pattern goes on below the folder that it begins with.
  if (needs === found.path) {
    return needs === path ? found.at : pathAfter(path, { from: needs, to: found.at });
  }
  return moved && pathAfter(path, moved);
}

function placesOf({ sources, deliver }: JobSpec): readonly Place[] {
  const read = sources.flatMap((source): Place[] => {
    const path = placeOf(source);
    if (path === null) return [];
    return [{ path, needs: fixedPart(path), isFolder: source.kind === 'folder' }];
  });
  const filled = deliver.flatMap((target): Place[] =>
    target.kind === 'folder' ? [{ path: target.path, needs: target.path, isFolder: true }] : [],
  );
  return [...read, ...filled];
}

function withPaths(spec: JobSpec, places: ReadonlyMap<string, string>): JobSpec {
  const after = (path: string) => places.get(path) ?? path;
  return {
    ...spec,
    sources: spec.sources.map((source) => {
      if (source.kind === 'folder') return { ...source, pattern: after(source.pattern) };
      return 'path' in source ? { ...source, path: after(source.path) } : source;
    }),
    deliver: spec.deliver.map((target) =>
      target.kind === 'folder' ? { ...target, path: after(target.path) } : target,
    ),
  };
}
