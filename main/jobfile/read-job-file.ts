import { dirname } from 'node:path';
import { checkJob } from '../domain/job/check-job.ts';
import { checkSchedule } from '../domain/job/check-schedule.ts';
import type { JobSpec } from '../domain/job/job.ts';
import type { Timetable } from '../domain/ports.ts';
import { fieldText } from './field-path.ts';
import { type FieldMistake, issueMistakes } from './issue-mistakes.ts';
import { fileSchema } from './job-schema.ts';
import { type FileMistake, parseYaml } from './parse-yaml.ts';
import { readJob } from './read-job.ts';

export type ReadJobFile =
  | { readonly ok: true; readonly jobs: readonly JobSpec[] }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] };

/**
 * Reads a job file, YAML or JSON: all of its jobs, or all of its mistakes in the order of the lines.
 * @param file its full path, which relative paths in it are resolved against, and its text
 */
export function readJobFile(
  file: { readonly path: string; readonly text: string },
  timetable: Pick<Timetable, 'between' | 'next' | 'calendar'>,
  nowMs: number,
): ReadJobFile {
  const { value, mistakes: unreadable, lineOf } = parseYaml(file.text);
  if (unreadable.length > 0) return { ok: false, mistakes: unreadable };

  const schedules = remembered();
  const outer = fileSchema.safeParse(value);
  const outerMistakes = outer.success ? [] : issueMistakes(fileSchema, outer.error.issues, value);
  const read = jobsIn(value).map((raw) =>
    readJob(raw, dirname(file.path), (spec) => checkJob(spec, timetable, nowMs, schedules), nowMs),
  );
  const jobMistakes = read.flatMap(({ mistakes }, index) =>
    mistakes.map(({ path, message }) => ({ path: ['jobs', index, ...path], message })),
  );
  const mistakes = [...outerMistakes, ...jobMistakes, ...repeatedIds(jobsIn(value))];
  if (mistakes.length > 0) return { ok: false, mistakes: inOrder(mistakes, lineOf) };
  return { ok: true, jobs: read.flatMap(({ spec }) => spec ?? []) };
}

/** A schedule is followed for a year: once for all jobs that have it. */
function remembered(): typeof checkSchedule {
  const known = new Map<string, ReturnType<typeof checkSchedule>>();
  return (spec, timetable, nowMs) => {
    const name = JSON.stringify([spec.schedule, spec.window, spec.calendar, spec.catchUp?.graceMs]);
    const mistakes = known.get(name) ?? checkSchedule(spec, timetable, nowMs);
    known.set(name, mistakes);
    return mistakes;
  };
}

/** Also those of a file whose version or other fields are wrong. */
function jobsIn(value: unknown): readonly unknown[] {
  const jobs: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'jobs') : [];
  return Array.isArray(jobs) ? jobs : [];
}

function repeatedIds(jobs: readonly unknown[]): readonly FieldMistake[] {
  const ids = jobs.map((job): unknown =>
    typeof job === 'object' && job !== null ? Reflect.get(job, 'id') : undefined,
  );
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (typeof id !== 'string' || first === index) return [];
    return [
      { path: ['jobs', index, 'id'], message: `is also the id of jobs[${first}]; rename one` },
    ];
  });
}

function inOrder(
  mistakes: readonly FieldMistake[],
  lineOf: (path: FieldMistake['path']) => number,
): readonly FileMistake[] {
  return mistakes
    .map(({ path, message }) => ({ line: lineOf(path), field: fieldText(path), message }))
    .sort((a, b) => a.line - b.line);
}
