import type { QuestionView, TravelQuestionView } from './question.ts';
import type { TimelineView } from './timeline-view.ts';
import type { FailureItemView, HistoryItemView, ReportItemView, StepWord } from './views.ts';

export interface NextRunView {
  readonly jobId: string;
  readonly jobName: string;
  readonly dueAtMs: number;
  readonly zone: string;
  /** "Weekdays at 09:00" */
  readonly scheduleText: string;
  /** Why it will not start by itself when it is due, as things stand; null when it will. */
  readonly waits: 'held' | 'paused' | null;
}

export interface RunningView {
  readonly runId: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly startedAtMs: number | null;
  /** Null while it waits for its turn. */
  readonly step: StepWord | null;
  readonly note: string;
  /** How long the job's runs take as a rule; null before any has succeeded. */
  readonly typicalMs: number | null;
}

/** What did not run in time, or ran later. */
export interface AwayItemView extends HistoryItemView {
  /** Its period has no report, and can have one. */
  readonly canRun: boolean;
}

export interface UpcomingView {
  readonly nowMs: number;
  /** Why nothing is scheduled at the moment, or null. */
  readonly held: string | null;
  /** It is the clock that holds everything, and the user may say that it is right. */
  readonly isClockInDoubt: boolean;
  /** Null when not paused as a whole; `untilMs` null means until resumed. */
  readonly pausedAll: { readonly untilMs: number | null } | null;
  readonly jobCount: number;
  readonly next: readonly NextRunView[];
  /** Jobs of which nothing comes before somebody resumes them or switches them on. */
  readonly resting: { readonly paused: number; readonly off: number };
  readonly timeline: TimelineView;
  readonly running: readonly RunningView[];
  readonly questions: readonly QuestionView[];
  /** Jobs that ask where they belong, because the laptop is in another zone. */
  readonly travel: readonly TravelQuestionView[];
  readonly attention: readonly FailureItemView[];
  readonly newestReports: readonly ReportItemView[];
  /** What did not run since the user last looked, newest first. */
  readonly away: readonly AwayItemView[];
}
