import type { ScheduleDraft } from './job-draft.ts';

/** How the coming year of a job would go, by the simulator and the laptop's own habits. */
export interface ForecastView {
  readonly toMs: number;
  readonly zone: string;
  /** Weeks of the laptop's sleep that were repeated; 0 where too little is known: it was taken as always on. */
  readonly weeks: number;
  /** Due times, excluded days aside. */
  readonly due: number;
  /** Reports that would be there, late ones and combined periods aside. */
  readonly onTime: number;
  /** What would not be on time, in order; the first hundred. */
  readonly otherwise: readonly {
    readonly dueAtMs: number;
    /** When its report would be begun after all; null where it would not. */
    readonly startedAtMs: number | null;
    /** "caught up later", "missed while asleep", "combined into …" */
    readonly text: string;
  }[];
  readonly late: number;
  /** Part of a later report. */
  readonly combined: number;
  readonly lost: number;
}

export interface ForecastCalls {
  /** Takes seconds, in a process of its own. */
  'job.forecast': { readonly argument: ScheduleDraft; readonly answer: ForecastView };
}
