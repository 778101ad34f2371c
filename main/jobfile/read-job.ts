import type { JobSpec } from '../domain/job/job.ts';
import type { Mistake } from '../domain/job/mistake.ts';
import { type FieldPath, fieldPath, isWithin } from './field-path.ts';
import { type FieldMistake, issueMistakes } from './issue-mistakes.ts';
import { jobOfFile } from './job-of-file.ts';
import { jobSchema } from './job-schema.ts';
import { readCalendarFiles } from './read-calendar-file.ts';

/** Stands in for a group that cannot be read, so that the others are checked all the same. */
const placeholder = {
  id: 'placeholder',
  schedule: { cron: '0 7 * * *' },
  sources: [{ id: 'placeholder', kind: 'csv', path: '/placeholder' }],
  analysis: { recipe: 'briefing' },
};

export interface ReadJob {
  /** Null when there is a mistake. */
  readonly spec: JobSpec | null;
  readonly mistakes: readonly FieldMistake[];
}

/** Reads one job of a file: first the fields, then what they say together; all mistakes at once. */
export function readJob(
  raw: unknown,
  folder: string,
  check: (spec: JobSpec) => readonly Mistake[],
  nowMs: number,
): ReadJob {
  const parsed = jobSchema.safeParse(raw);
  if (parsed.success) {
    const { spec, mistakes: unread } = readCalendarFiles(jobOfFile(parsed.data, folder), nowMs);
    const mistakes = [...unread, ...check(spec)].map(withPath);
    return { spec: mistakes.length === 0 ? spec : null, mistakes };
  }
  const found = issueMistakes(jobSchema, parsed.error.issues, raw);
  const paths = parsed.error.issues.map(({ path }) => path as FieldPath);
  return { spec: null, mistakes: [...found, ...checkTheRest(raw, found, paths, folder, check)] };
}

/** Checks a copy in which each unreadable part is left out, or else replaced with its whole group. */
function checkTheRest(
  raw: unknown,
  found: readonly FieldMistake[],
  paths: readonly FieldPath[],
  folder: string,
  check: (spec: JobSpec) => readonly Mistake[],
): readonly FieldMistake[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [];
  const copy: Record<string, unknown> = structuredClone({ ...raw });
  for (const { path } of found) leaveOut(copy, path);
  const replaced = new Set<string>();
  let mended = jobSchema.safeParse(copy);
  if (!mended.success) {
    for (const { path } of mended.error.issues) replaced.add(String(path[0]));
    for (const name of replaced) delete copy[name];
    mended = jobSchema.safeParse({ ...placeholder, ...copy });
  }
  if (!mended.success) return [];
  const wrong = [...paths.filter((path) => path.length > 0), ...found.map(({ path }) => path)];
  const isKnown = (path: FieldPath) =>
    wrong.some((start) => isWithin(path, start)) ||
    replaced.has(String(path[0])) ||
    (path[0] === 'window' && replaced.has('schedule'));
  return check(jobOfFile(mended.data, folder))
    .map(withPath)
    .filter(({ path }) => !isKnown(path));
}

function leaveOut(copy: Record<string, unknown>, path: FieldPath): void {
  const holder = path.slice(0, -1).reduce<unknown>((at, step) => {
    return typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  }, copy);
  const last = path.at(-1);
  // An item of a list stays: without it the ones after it would have other numbers.
  if (typeof last === 'string' && typeof holder === 'object' && holder !== null) {
    Reflect.deleteProperty(holder, last);
  }
}

function withPath({ field, message }: Mistake): FieldMistake {
  return { path: fieldPath(field), message };
}
