import type { OutcomeWord } from './outcome-word.ts';
import type { ReportItemView, WindowView } from './views.ts';

/** Calls of the Reports screen. */
export interface InboxCalls {
  /** The newest first, a page at a time. */
  'reports.read': {
    readonly argument: ReportsAsked;
    readonly answer: { readonly items: readonly ReportItemView[]; readonly next: string | null };
  };
  'reports.unread': { readonly argument: null; readonly answer: number };
  'report.mark': {
    readonly argument: { readonly runId: string; readonly mark: ReportMark };
    readonly answer: null;
  };
  /** Two reports number by number. */
  'report.compare': {
    readonly argument: { readonly runIds: readonly [string, string] };
    readonly answer: ComparisonView;
  };
}

export interface ReportsAsked {
  readonly jobId: string | null;
  readonly shows: 'all' | 'unread' | 'pinned';
  /** Words that all must be in it; the last may be only begun. */
  readonly text: string;
  /** `next` of the page before. */
  readonly before: string | null;
}

export type ReportMark = 'read' | 'unread' | 'pinned' | 'unpinned';

export interface ComparisonView {
  /** The earlier one first. */
  readonly reports: readonly [ComparedView, ComparedView];
  /** In the order of the later report, then what it no longer has. */
  readonly numbers: readonly {
    readonly id: string;
    readonly label: string;
    /** What the earlier report calls it, where that is something else. */
    readonly labelBefore: string | null;
    readonly before: string | null;
    readonly after: string | null;
    /** From the earlier to the later one, signed; null where there is none to be said. */
    readonly difference: string | null;
  }[];
}

export interface ComparedView {
  readonly item: ReportItemView;
  readonly window: WindowView | null;
}

/** One month of History, in the laptop's zone. */
export interface MonthView {
  readonly zone: string;
  /** All days of the month in their order. */
  readonly days: readonly {
    /** `2026-11-02` */
    readonly date: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly outcomes: readonly { readonly outcome: OutcomeWord | null; readonly count: number }[];
    /** Runs that are still to come. */
    readonly due: number;
  }[];
  /** So many jobs are due so often that not each time was counted. */
  readonly isCut: boolean;
}
