import type { Run } from './run.ts';

/** What stands in the ledger and has not ended, beside what is ready now. */
export interface Backlog {
  /** The earliest time after `afterMs` at which an attempt or a delivery is to be tried again. */
  nextAtMs(afterMs: number): number | null;
  /** Runs that wait for their data, by due instant. */
  waiting(): readonly Run[];
  /** Runs of all jobs that are recorded or running, so that more of them will end soon. */
  unended(): readonly Run[];
  /** Runs of the job that are recorded, waiting or running, by time of request. */
  activeRuns(jobId: string): readonly Run[];
}
