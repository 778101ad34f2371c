import type { Jobs } from '../../domain/ports.ts';

/** The name of a job; a removed one is still called by its id. */
export function jobName(jobs: Pick<Jobs, 'get'>, jobId: string): string {
  return jobs.get(jobId)?.name ?? jobId;
}
