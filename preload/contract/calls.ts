import type { AboutCalls, AboutView } from './about-calls.ts';
import type { ConnectionCalls } from './connection-calls.ts';
import type { DataDraft, DataPreviewView } from './data-preview.ts';
import type { DeliveryCalls } from './delivery-calls.ts';
import type { CopyDraft, ExportFormatWord, PartsView, SavedView } from './export-views.ts';
import type { FactPageView } from './fact-page.ts';
import type { FollowUpCalls } from './follow-up-calls.ts';
import type { ForecastCalls } from './forecast-calls.ts';
import type { TemplateDraft, TemplateName } from './gallery.ts';
import type { GeneralSettings, GeneralView } from './general-settings.ts';
import type { HealthCalls } from './health-calls.ts';
import type { HistoryCalls } from './history-calls.ts';
import type { HomeCalls } from './home-calls.ts';
import type { InboxCalls } from './inbox-calls.ts';
import type { JobDeliveryCalls } from './job-delivery-calls.ts';
import type { JobDraft, ScheduleDraft, SchedulePreviewView } from './job-draft.ts';
import type { JobListCalls } from './job-list-calls.ts';
import type { JobToolCalls } from './job-tool-calls.ts';
import type { KeptDraftCalls } from './kept-draft-calls.ts';
import type { ModelCalls } from './model-calls.ts';
import type { NetworkCalls } from './network-calls.ts';
import type { NotificationCalls } from './notification-calls.ts';
import type { RegionCalls } from './region-calls.ts';
import type { BackfillItemView } from './revision-views.ts';
import type { SaidCalls } from './said-calls.ts';
import type { SendCalls } from './send-calls.ts';
import type { StartCalls } from './start-calls.ts';
import type { TrialCalls } from './trial-calls.ts';
import type { UpcomingView } from './upcoming-view.ts';
import type { UpdateCalls } from './update-calls.ts';
import type { FactView, FailureItemView, ReportView, RunView } from './views.ts';

/**
 * Every call from a window to main: argument and answer. Adding a call is three edits: here, its
 * handler in `main/ipc/handlers`, its use in a screen. Each is a compile error if forgotten.
 */
export interface Calls
  extends AboutCalls,
    ConnectionCalls,
    DeliveryCalls,
    ForecastCalls,
    HealthCalls,
    HistoryCalls,
    HomeCalls,
    FollowUpCalls,
    InboxCalls,
    JobDeliveryCalls,
    JobListCalls,
    JobToolCalls,
    KeptDraftCalls,
    ModelCalls,
    NetworkCalls,
    NotificationCalls,
    RegionCalls,
    SaidCalls,
    SendCalls,
    StartCalls,
    TrialCalls,
    UpdateCalls {
  'upcoming.read': { readonly argument: null; readonly answer: UpcomingView };
  'upcoming.accept-away': { readonly argument: null; readonly answer: null };
  /** Makes the report of a slot that did not run. */
  'slot.run': {
    readonly argument: { readonly jobId: string; readonly slot: string };
    readonly answer: { readonly runId: string };
  };
  /** Ends the pause of everything. */
  'upcoming.resume-all': { readonly argument: null; readonly answer: null };
  /** The clock of this machine is right, although it looks wrong: scheduling goes on. */
  'upcoming.trust-clock': { readonly argument: null; readonly answer: null };
  /** Runs the latest of a job's open slots, all of them, or none. */
  'slots.answer': {
    readonly argument: {
      readonly jobId: string;
      readonly slots: readonly string[];
      readonly answer: 'latest' | 'all' | 'skip';
    };
    readonly answer: null;
  };
  /** Moves a job to the zone that the laptop is in, or keeps it where it is while the laptop is there. */
  'travel.answer': {
    readonly argument: {
      readonly jobId: string;
      readonly laptopZone: string;
      readonly moves: boolean;
    };
    readonly answer: null;
  };
  'failures.read': { readonly argument: null; readonly answer: readonly FailureItemView[] };
  /** How many ask for a look, without some that are about to be dismissed. */
  'failures.count': {
    readonly argument: { readonly without: readonly string[] };
    readonly answer: number;
  };
  /** Tries each once more. @returns how many began, and a sentence for each that could not */
  'failures.retry': {
    readonly argument: { readonly runIds: readonly string[] };
    readonly answer: { readonly started: number; readonly refused: readonly string[] };
  };
  /** Keeps a job's failures quiet until it works again. */
  'failures.mute': {
    readonly argument: { readonly jobId: string; readonly isMuted: boolean };
    readonly answer: null;
  };
  'failures.dismiss': { readonly argument: { readonly runId: string }; readonly answer: null };
  'report.read': { readonly argument: { readonly runId: string }; readonly answer: ReportView };
  /** How often a text stands in a report; its frame shows them with `?find=`. */
  'report.find': {
    readonly argument: { readonly runId: string; readonly text: string };
    readonly answer: { readonly count: number };
  };
  'report.fact': {
    readonly argument: { readonly runId: string; readonly n: number };
    readonly answer: FactView;
  };
  /** Numbers of all reports, newest first, by how they are written and what they mean. */
  'facts.find': {
    readonly argument: { readonly text: string; readonly before: number | null };
    readonly answer: FactPageView;
  };
  /** What a report holds that can be copied. */
  'export.parts': { readonly argument: { readonly runId: string }; readonly answer: PartsView };
  /** Asks with the system's dialog where to save it; null when the user gave up. */
  'export.save': {
    readonly argument: { readonly runId: string; readonly format: ExportFormatWord };
    readonly answer: SavedView | null;
  };
  /** Shows what was saved in its folder. */
  'export.show': { readonly argument: { readonly id: number }; readonly answer: null };
  'export.print': { readonly argument: { readonly runId: string }; readonly answer: null };
  'export.copy': { readonly argument: CopyDraft; readonly answer: null };
  /** Makes a report again, from the data it was made from or from the data as it is now. */
  'report.again': {
    readonly argument: { readonly runId: string; readonly data: 'as-it-was' | 'as-is-now' };
    readonly answer: { readonly runId: string };
  };
  /** Sends a report that was made again to whom its job delivers. */
  'report.send': { readonly argument: { readonly runId: string }; readonly answer: null };
  /** The periods that ended in these local days, both included, with what is there of each. */
  'backfill.preview': {
    readonly argument: { readonly jobId: string; readonly from: string; readonly to: string };
    readonly answer: readonly BackfillItemView[];
  };
  /** Makes those of them that are not there, one after the other. */
  'backfill.start': {
    readonly argument: { readonly jobId: string; readonly from: string; readonly to: string };
    readonly answer: { readonly started: number };
  };
  'run.read': { readonly argument: { readonly runId: string }; readonly answer: RunView };
  'run.cancel': { readonly argument: { readonly runId: string }; readonly answer: null };
  'run.retry': {
    readonly argument: { readonly runId: string };
    readonly answer: { readonly runId: string };
  };
  'job.draft': { readonly argument: { readonly jobId: string }; readonly answer: JobDraft };
  'job.preview': { readonly argument: ScheduleDraft; readonly answer: SchedulePreviewView };
  /** Reads the file as a run would, in a process of its own; what is wrong with it is said on `path`. */
  'data.preview': { readonly argument: DataDraft; readonly answer: DataPreviewView };
  /** Writes the sample data of a template to the home and answers the job that reads it. */
  'gallery.prepare': {
    readonly argument: { readonly template: TemplateName };
    readonly answer: TemplateDraft;
  };
  'job.save': {
    readonly argument: JobDraft;
    readonly answer: {
      readonly jobId: string;
      /** The last report, when sources or recipe are others now; it may be made again. */
      readonly again: {
        readonly runId: string;
        readonly fromMs: number;
        readonly toMs: number;
        readonly zone: string;
      } | null;
    };
  };
  'job.run-now': {
    readonly argument: { readonly jobId: string; readonly again: boolean };
    readonly answer: { readonly runId: string };
  };
  'job.pause': {
    /** `until`: the local day on which it ends by itself, `2026-03-02`; null lasts until resumed. */
    readonly argument: {
      readonly jobId: string;
      readonly note: string;
      readonly until: string | null;
    };
    readonly answer: null;
  };
  /** With the answer to what passed in the pause; null leaves that to the job's own catch-up rule. */
  'job.resume': {
    readonly argument: {
      readonly jobId: string;
      readonly answer: 'latest' | 'all' | 'skip' | null;
    };
    readonly answer: null;
  };
  'job.remove': { readonly argument: { readonly jobId: string }; readonly answer: null };
  /** Puts a removed job back, with its history. */
  'job.restore': { readonly argument: { readonly jobId: string }; readonly answer: null };
  /** Asks for a file of data with the system's own dialog; null when the user gave up. */
  'dialog.choose-file': { readonly argument: null; readonly answer: string | null };
  /** Gives the failed job another file and runs it again; other jobs whose folder moved with it, too. */
  'failure.relink': {
    readonly argument: { readonly runId: string; readonly path: string };
    readonly answer: {
      readonly runId: string;
      /** Names of those other jobs. */
      readonly alsoRelinked: readonly string[];
    };
  };
  /** Takes the columns of the failed job's sources as they are now, and runs it again. */
  'failure.accept-shape': {
    readonly argument: { readonly runId: string };
    readonly answer: { readonly runId: string };
  };
  /** Copies the sample data to the home and answers its path. */
  'sample.prepare': { readonly argument: null; readonly answer: string };
  'window.open-settings': {
    readonly argument: {
      readonly page: 'jobs' | 'new-job' | 'connections' | 'models' | 'general' | 'about';
      /** The one to open, on the page of all connections. */
      readonly connectionId?: string;
    };
    readonly answer: null;
  };
  'window.open-main': { readonly argument: { readonly path: string }; readonly answer: null };
  'general.read': { readonly argument: null; readonly answer: GeneralView };
  'general.save': { readonly argument: GeneralSettings; readonly answer: null };
  'general.theme': {
    readonly argument: { readonly theme: AboutView['theme'] };
    readonly answer: null;
  };
  'general.start-at-login': { readonly argument: { readonly on: boolean }; readonly answer: null };
  'general.start-hidden': { readonly argument: { readonly on: boolean }; readonly answer: null };
}

export type CallName = keyof Calls;
export type Argument<N extends CallName> = Calls[N]['argument'];
export type AnswerOf<N extends CallName> = Calls[N]['answer'];
