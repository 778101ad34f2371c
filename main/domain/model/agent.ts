import type { NewDelivery } from '../delivery/delivery.ts';
import type { RunFailure } from '../failure.ts';
import type { JobSpec } from '../job/job.ts';
import type { Claim, WorkerSession } from '../ports.ts';
import type { Report } from '../report/report.ts';
import type { AnalyzePlan, Progress } from '../run/plan.ts';
import type { Run } from '../run/run.ts';
import type { Interrupt } from './model.ts';

/** A report that a model shall write. */
export interface AgentTask {
  readonly run: Run;
  readonly claim: Claim;
  readonly job: JobSpec;
  readonly plan: AnalyzePlan;
  readonly session: WorkerSession;
  /** Aborted when the run is cancelled, or its time is over. */
  readonly interrupt: Interrupt;
  readonly onProgress: (progress: Progress) => void;
  /** Whether the run's next attempt comes in time for what may pass by itself. */
  readonly mayTryAgain: (failure: RunFailure) => boolean;
}

export interface Narrated {
  readonly report: Report;
  /** What the user has to know besides; told once, however many runs say it. */
  readonly notices: readonly NewDelivery[];
}

/** Writes reports with a model; with the built-in analyst where that is not possible. */
export interface Agent {
  /**
   * @throws RunFailure of the worker, `cancelled`, what may pass when the run may be tried again, or
   * whatever ended the model's part where the job asks for no fallback
   */
  write(task: AgentTask): Promise<Narrated>;
  /** The same report from the stored answers alone; asks nobody. */
  replay(task: Pick<AgentTask, 'run' | 'job' | 'plan' | 'session'>): Promise<Report>;
}

/** Where no model is ever asked, as in a simulation. */
export const withoutModel: Agent = {
  write: async ({ plan, session }) => ({ ...(await session.analyze(plan)), notices: [] }),
  replay: async ({ plan, session }) => (await session.analyze(plan)).report,
};
