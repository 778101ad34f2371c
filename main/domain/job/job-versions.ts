import type { JobSpec } from './job.ts';

/** A saved state of a job. */
export interface JobVersion {
  readonly revision: number;
  readonly savedAtMs: number;
  readonly spec: JobSpec;
}

/** Every state that a job was ever saved in. Reads only. */
export interface JobVersions {
  /** Newest first. */
  list(jobId: string, limit: number): readonly JobVersion[];
}
