import type { MonthView } from './inbox-calls.ts';
import type { HistoryAsked, HistoryPageView } from './views.ts';

/** What ran, what did not, and that nothing is missing. */
export interface HistoryCalls {
  /** A page of History; with a word to look for, a page may be short and still not be the last. */
  'history.read': {
    readonly argument: HistoryAsked & { readonly before: HistoryPageView['next'] };
    readonly answer: HistoryPageView;
  };
  'history.month': {
    /** `2026-11` */
    readonly argument: { readonly jobId: string | null; readonly month: string };
    readonly answer: MonthView;
  };
  /** Whether each time at which a job was due has an outcome. */
  'coverage.read': { readonly argument: { readonly jobId: string }; readonly answer: CoverageView };
  /** Saves each due time with its outcome, its report and its entry in the chain; null when the user gave up. */
  'coverage.save': {
    readonly argument: { readonly jobId: string };
    readonly answer: string | null;
  };
}

export interface CoverageView {
  /** "Each of the 38 due times since 3 Mar 2026 has an outcome: …" */
  readonly sentence: string;
  /** Why it begins when it does, and whether the periods follow on each other; each a sentence. */
  readonly notes: readonly string[];
  /** Whether each due time has an outcome. */
  readonly isWhole: boolean;
}
