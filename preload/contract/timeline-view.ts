import type { OutcomeWord } from './outcome-word.ts';

/** A job's times on the timeline of Upcoming, past and to come. */
export interface TimelineView {
  readonly fromMs: number;
  readonly toMs: number;
  /** The laptop's own: hours are drawn in it. */
  readonly zone: string;
  /** The jobs that are due next, the soonest first. */
  readonly lanes: readonly {
    readonly jobId: string;
    readonly jobName: string;
    /** In their order. */
    readonly marks: readonly TimelineMark[];
  }[];
}

export interface TimelineMark {
  readonly atMs: number;
  /**
   * `due` has not come yet, `still` neither and will not start by itself; `running` also stands for what
   * waits for its turn.
   */
  readonly state: OutcomeWord | 'running' | 'due' | 'still';
  readonly runId: string | null;
}
