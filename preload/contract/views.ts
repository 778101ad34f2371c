import type { CoursePartView } from './course-view.ts';
import type { DeliveryView } from './delivery-view.ts';
import type { OutcomeWord } from './outcome-word.ts';
import type { VersionsView } from './revision-views.ts';

/** Plain data for the windows. Times are UTC epoch milliseconds; formatting is the window's. */

export type { DeliveryView, DeliveryWord } from './delivery-view.ts';
export type { OutcomeWord } from './outcome-word.ts';

export type TriggerWord = 'schedule' | 'catch-up' | 'manual' | 'backfill' | 'again';
export type StepWord = 'fetch' | 'analyze' | 'report' | 'deliver';

export interface WindowView {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ReportItemView {
  readonly runId: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly headline: string;
  /** What it reports about. */
  readonly period: { readonly fromMs: number; readonly toMs: number } | null;
  readonly createdAtMs: number;
  readonly zone: string;
  readonly isUnread: boolean;
  readonly isPinned: boolean;
  /** The words around what was looked for. */
  readonly excerpt: string | null;
}

/** One row of History: a run, or a slot that did not run. */
export interface HistoryItemView {
  readonly jobId: string;
  readonly jobName: string;
  readonly slot: string;
  readonly runId: string | null;
  readonly trigger: TriggerWord;
  /** Due instant, or when it was asked for. */
  readonly atMs: number;
  readonly zone: string;
  /** What it reports about; null where nothing ran, or before that is fixed. */
  readonly period: { readonly fromMs: number; readonly toMs: number } | null;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** Null while it is under way. */
  readonly outcome: OutcomeWord | null;
  /** "missed while asleep": the reason in words a person understands. */
  readonly reasonText: string;
  readonly result: string | null;
  readonly failure: string | null;
  readonly hasReport: boolean;
}

export interface FailureItemView {
  readonly runId: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly atMs: number;
  readonly zone: string;
  readonly message: string;
  readonly attempts: number;
  /** The one next action; `accept-shape` goes on with columns that are not what they were. */
  readonly action: 'retry' | 'choose-file' | 'accept-shape' | 'new-secret';
  /** Whose password or key was refused, where a new one mends it. */
  readonly connectionId: string | null;
  /** Path of the source that the failure names, or null. */
  readonly sourcePath: string | null;
  /** Its job's failures ask for no look until it works again. */
  readonly isMuted: boolean;
}

/** What History is narrowed to; null or empty is all. */
export interface HistoryAsked {
  readonly jobId: string | null;
  readonly outcome: OutcomeWord | null;
  readonly trigger: TriggerWord | null;
  /** In the job's name, the reason, the result or the failure. */
  readonly text: string;
  /** Not later than this. */
  readonly untilMs: number | null;
}

export interface HistoryPageView {
  readonly items: readonly HistoryItemView[];
  /** Pass as `before` to read on; null at the end. */
  readonly next: {
    readonly atMs: number;
    readonly jobId: string;
    readonly slot: string;
  } | null;
}

export interface AttemptView {
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly outcome: 'succeeded' | 'failed' | 'cancelled' | 'abandoned' | null;
  readonly failure: string | null;
  readonly log: readonly LogLineView[];
}

/** What an attempt said that it does. */
export interface LogLineView {
  readonly atMs: number;
  readonly step: StepWord;
  readonly note: string;
}

export interface SourceView {
  readonly id: string;
  readonly origin: string;
  readonly modifiedAtMs: number;
  readonly rows: number;
  readonly sha256: string;
}

export interface RunView {
  readonly runId: string;
  readonly item: HistoryItemView;
  readonly key: string | null;
  readonly window: WindowView | null;
  readonly revision: number;
  readonly jobRevision: number;
  readonly covers: readonly string[];
  /** Version of the time zone rules that the due time was computed with. */
  readonly tzdata: string | null;
  readonly isWidened: boolean; // to the periods of `covers`, which it leaves out otherwise
  readonly attempts: readonly AttemptView[];
  readonly course: readonly CoursePartView[];
  /** What it is at, while it works. */
  readonly progress: { readonly step: StepWord; readonly note: string } | null;
  /** What can mend it where it failed; null where nothing has to be mended. */
  readonly action: FailureItemView['action'] | null;
  readonly connectionId: FailureItemView['connectionId'];
  readonly sources: readonly SourceView[];
  readonly deliveries: readonly DeliveryView[];
}

export type CellView = string | number | boolean | null;

/** The evidence behind one number of a report. */
export interface FactView {
  readonly n: number;
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly query: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellView[])[];
  readonly totalRows: number;
  readonly source: string;
  readonly sourceModifiedAtMs: number | null;
  readonly snapshotHash: string;
  /** Null where it is no number. */
  readonly value: number | null;
  /** The sheet of a workbook, or null. */
  readonly sheet: string | null;
  /** The same fact in the job's reports of the periods before, newest first. */
  readonly before: readonly EarlierFactView[];
}

export interface EarlierFactView {
  readonly runId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
  readonly value: number | null;
}

export interface ReportView extends VersionsView {
  readonly item: ReportItemView;
  /** Address of the stored safe HTML, for the frame. */
  readonly frameUrl: string;
  readonly window: WindowView;
  readonly revision: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly reasonText: string;
  readonly factCount: number;
  /** Who wrote it and how far it is proved; null for the built-in analyst's own. */
  readonly narration: {
    readonly writer: string;
    readonly isFallback: boolean;
    readonly verified: number;
    readonly derived: number;
    readonly unproven: number;
  } | null;
  readonly previousRunId: string | null;
  readonly nextRunId: string | null;
}

export interface JobItemView {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly enabled: boolean;
  readonly paused: {
    readonly sinceMs: number;
    /** When it ends by itself; null while it lasts until resumed. */
    readonly untilMs: number | null;
    readonly note: string;
    readonly automatic: boolean;
  } | null;
  readonly cron: string;
  readonly zone: string;
  readonly scheduleText: string;
  readonly sourcePath: string;
  readonly nextAtMs: number | null;
  readonly last: HistoryItemView | null;
  /** Outcomes of the last ten slots, oldest first. */
  readonly strip: readonly OutcomeWord[];
  /** What models cost this month, in dollars; 0 without any. */
  readonly monthCost: number;
  readonly isRunning: boolean;
  /** What was due while it was paused and waits for an answer, oldest first. */
  readonly passed: readonly {
    readonly slot: string;
    readonly atMs: number;
    readonly zone: string;
  }[];
  readonly health: HealthView;
}

/** How a job is: `sentence` says why where it is not well, and null where all is said. */
export interface HealthView {
  readonly state: HealthWord;
  readonly sentence: string | null;
}

export type HealthWord =
  | 'ok'
  | 'late'
  | 'missed'
  | 'failed'
  | 'running-long'
  | 'suspicious'
  | 'never-ran'
  | 'paused';
