import type { Report, SnapshotManifest } from '../report/report.ts';
import type { AnalyzePlan } from '../run/plan.ts';
import type { Source } from '../source/source.ts';

/** What a job is tried by: its sources, and the report that a run by hand would make now. */
export interface TrialPlan extends Omit<AnalyzePlan, 'snapshot' | 'parts' | 'tmpDir'> {
  readonly sources: readonly Source[];
  readonly timeoutMs: number;
}

/** The report of a trial. It is in no list, has no slot, and went to nobody. */
export interface Trial {
  /** `trial-3`: no run is named like that. */
  readonly id: string;
  readonly report: Report;
  readonly snapshot: SnapshotManifest;
  readonly tookMs: number;
}

/** Tries jobs, saved or not, without leaving anything behind. */
export interface Trials {
  /** Ends the trial before, whether it is under way or shown. @throws RunFailure as a run would end in */
  make(plan: TrialPlan): Promise<Trial>;
  /** The last trial, until it is ended. */
  get(id: string): Trial | null;
  /** Stops the one under way and forgets the last. */
  end(): void;
}
