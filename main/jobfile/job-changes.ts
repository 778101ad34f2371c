import type { JobSpec } from '../domain/job/job.ts';
import { fileOfJob } from './write-job-file.ts';

/** A field of a job file that two states of a job write differently. */
export interface JobChange {
  /** `schedule.cron`, `deliver[1].to[0]` */
  readonly field: string;
  /** Null where the file has no such field. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What one state of a job says otherwise than another, in the order of a job file. */
export function jobChanges(before: JobSpec, after: JobSpec): readonly JobChange[] {
  const old = leavesOf(fileOfJob(before));
  const fresh = leavesOf(fileOfJob(after));
  const fields = [...new Set([...old.keys(), ...fresh.keys()])];
  return fields
    .filter((field) => old.get(field) !== fresh.get(field))
    .map((field) => ({
      field,
      before: old.get(field) ?? null,
      after: fresh.get(field) ?? null,
    }));
}

function leavesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  const isList = Array.isArray(value);
  return new Map(
    Object.entries(value).flatMap(([name, part]) => {
      const step = isList ? `[${name}]` : `${path === '' ? '' : '.'}${name}`;
      return [...leavesOf(part, path + step)];
    }),
  );
}
