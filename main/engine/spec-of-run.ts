import { isDeepStrictEqual } from 'node:util';
import type { Job, JobSpec } from '../domain/job/job.ts';
import type { Jobs } from '../domain/ports.ts';
import type { Run } from '../domain/run/run.ts';

/**
 * The job as a run works by it, its revision included. What has begun keeps its revision, so that its attempts
 * and its replay are about one thing; what has not takes the newest, a mended path for one, unless
 * that one has other slots or windows.
 */
export function specOfRun(run: Run, job: Job, jobs: Pick<Jobs, 'specAt'>): Job {
  if (run.jobRevision === job.revision) return job;
  const recorded = jobs.specAt(run.jobId, run.jobRevision);
  if (!recorded || (run.attempts === 0 && isDeepStrictEqual(when(recorded), when(job)))) return job;
  return { ...job, ...recorded, revision: run.jobRevision };
}

function when({ schedule, window, calendar }: JobSpec) {
  return { schedule, window, calendar };
}
