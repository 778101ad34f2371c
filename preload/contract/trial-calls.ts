import type { JobDraft } from './job-draft.ts';
import type { FactView } from './views.ts';

/** A report made on trial: nothing was delivered, nothing was recorded. */
export interface TrialView {
  readonly trialId: string;
  readonly headline: string;
  /** Address of its safe HTML, for the frame. */
  readonly frameUrl: string;
  readonly zone: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly tookMs: number;
  /** A model shall write the job's reports; it was not asked. */
  readonly isWithoutModel: boolean;
}

export interface TrialCalls {
  /** Makes the report that a run by hand would make now, of a job that may not be saved yet. */
  'job.try': { readonly argument: JobDraft; readonly answer: TrialView };
  /** The evidence behind a number of the last trial. */
  'job.trial-fact': {
    readonly argument: { readonly trialId: string; readonly n: number };
    readonly answer: FactView;
  };
  /** Stops the trial under way and forgets the last one. */
  'job.end-trial': { readonly argument: null; readonly answer: null };
}
