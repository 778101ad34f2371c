import type { JobSpec } from '../domain/job/job.ts';

/** A whole job may be given as its spec: what is no part of one stays out. */
export function specFrom(given: JobSpec): JobSpec {
  const { id, name, schedule, window, catchUp, overlap, retry, timeoutMs } = given;
  const { priority, enabled, sources, analysis, deliver, monitor, calendar, tags, region } = given;
  return {
    id,
    name,
    schedule,
    window,
    catchUp,
    overlap,
    retry,
    timeoutMs,
    priority,
    enabled,
    sources,
    analysis,
    deliver,
    monitor,
    ...(region ? { region } : {}),
    ...(calendar ? { calendar } : {}),
    ...(tags && tags.length > 0 ? { tags } : {}),
  };
}

/** Only an edit of when and what a job runs begins anew; any other loses no slot that was due before. */
export function isScheduledAnew(before: JobSpec, given: JobSpec): boolean {
  const decisive = ({ schedule, window, enabled, calendar }: JobSpec) => {
    return { schedule, window, enabled, calendar };
  };
  return !isEqual(decisive(before), decisive(given));
}

/** Whether two are alike, in whatever order their keys come. */
export function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const given: Readonly<Record<string, unknown>> = { ...value };
  const inOrder: Record<string, unknown> = {};
  for (const key of Object.keys(given).sort()) inOrder[key] = sorted(given[key]);
  return inOrder;
}
