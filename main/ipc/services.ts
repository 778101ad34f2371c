import type { DataDraft } from '../../preload/contract/data-preview.ts';
import type { JobDraft, ReportDraft, ScheduleDraft } from '../../preload/contract/job-draft.ts';
import type { JobChangeView } from '../../preload/contract/job-tool-calls.ts';
import type { ReachedView } from '../../preload/contract/network-calls.ts';
import type { DeliveryTarget, DraftTarget } from '../domain/delivery/delivery-target.ts';
import type { OutboxByHand } from '../domain/delivery/outbox.ts';
import type { AllJobs } from '../domain/job/all-jobs.ts';
import type { ForecastPlan, Forecasts } from '../domain/job/forecast.ts';
import type { Job, JobSpec } from '../domain/job/job.ts';
import type { JobData } from '../domain/job/job-data.ts';
import type { JobVersions } from '../domain/job/job-versions.ts';
import type { KeptDrafts } from '../domain/job/kept-drafts.ts';
import type { TrialPlan, Trials } from '../domain/job/trial.ts';
import type { AskingActions, FollowUps } from '../domain/model/follow-up.ts';
import type { ModelLedger } from '../domain/model/model-ledger.ts';
import type { ModelProbe } from '../domain/model/model-probe.ts';
import type { SentenceReader } from '../domain/model/sentence-reader.ts';
import type { Clock, Jobs, ReportFiles, Timetable } from '../domain/ports.ts';
import type { Settings } from '../domain/records.ts';
import type { ExportFormat, ReportTable } from '../domain/report/export.ts';
import type { FactLookup } from '../domain/report/fact-lookup.ts';
import type { Inbox } from '../domain/report/inbox.ts';
import type { Failures, History, Reports } from '../domain/run/history.ts';
import type { Answer, OpenSlots } from '../domain/run/open-slots.ts';
import type { Progress } from '../domain/run/plan.ts';
import type { BackfillWindow } from '../domain/run/request.ts';
import type { Again, Run } from '../domain/run/run.ts';
import type { Snapshots } from '../domain/run/snapshot-limit.ts';
import type { Surroundings } from '../domain/run/waiting.ts';
import type { HolidayPlaces, Holidays } from '../domain/schedule/holidays.ts';
import type { Habits } from '../domain/schedule/ready-by.ts';
import type { Slot } from '../domain/schedule/slot.ts';
import type { Window, WindowSpec } from '../domain/schedule/window.ts';
import type { Access } from '../domain/source/access.ts';
import type { Connections } from '../domain/source/connection.ts';
import type { OwnCertificate } from '../domain/source/network-settings.ts';
import type { PreviewPlan, Previews } from '../domain/source/preview.ts';
import type { Secrets } from '../domain/source/secrets.ts';
import type { Source } from '../domain/source/source.ts';
import type { Backups } from '../domain/upkeep/backup.ts';
import type { Coverage, CoverageLedger } from '../domain/upkeep/coverage.ts';
import type { Health } from '../domain/upkeep/health.ts';
import type { Updates } from '../domain/upkeep/updates.ts';
import type { HomeActions } from './home-actions.ts';
import type { ShellActions } from './shell-actions.ts';

/** Everything the handlers need. Ports read; the three groups of actions do. */
export interface Services {
  readonly jobs: Jobs;
  readonly allJobs: AllJobs;
  readonly versions: JobVersions;
  readonly keptDrafts: KeptDrafts;
  readonly jobData: JobData;
  readonly jobFiles: JobFileActions;
  readonly history: History;
  readonly reports: Reports;
  readonly facts: FactLookup;
  readonly failures: Failures;
  readonly inbox: Inbox;
  readonly outboxByHand: OutboxByHand;
  readonly openSlots: OpenSlots;
  readonly files: ReportFiles;
  readonly timetable: Timetable;
  readonly holidays: HolidayPlaces & Pick<Holidays, 'nameOn'>;
  /** How a job is at an instant, judged from the ledger. */
  readonly healthOf: (job: Job, nowMs: number) => Health;
  /** Each of its due times with what became of it, the newest of very many. */
  readonly coverageOf: (job: Job, nowMs: number) => Coverage;
  readonly coverage: Pick<CoverageLedger, 'entered'>;
  readonly settings: Settings;
  readonly connections: Connections;
  readonly backups: Pick<Backups, 'list' | 'prune'>;
  readonly snapshots: Snapshots;
  readonly home: HomeActions;
  readonly updates: Updates;
  readonly reach: {
    /** Asks a server for an answer, by the way that everything else takes; never throws. */
    host(address: string): Promise<ReachedView>;
    /** The proxy for an address of the web, or null. */
    proxyFor(address: string): Promise<string | null>;
    /** Asks for a file; null when the user gave up. @throws RunFailure `bad-input` with what is wrong with it */
    chooseCertificates(): Promise<readonly OwnCertificate[] | null>;
  };
  /** Version of the time zone rules in use. */
  readonly tzdata: string | null;
  /** Asks a server whether it lets us in. @throws RunFailure, with a sentence */
  readonly tryConnection: (access: Access) => Promise<string>;
  readonly models: ModelLedger;
  readonly followUps: FollowUps;
  readonly asking: AskingActions;
  readonly probe: ModelProbe;
  readonly sentences: SentenceReader;
  readonly habits: Habits;
  readonly secrets: Secrets;
  readonly clock: Pick<Clock, 'wallMs'>;
  /** The IANA zone that the laptop is in. */
  readonly systemZone: () => string;
  /** The language-region that the laptop is set to, `de-DE`. */
  readonly systemRegion: () => string;
  readonly engine: EngineActions;
  readonly drafts: JobDrafts;
  readonly surroundings: Pick<Surroundings, 'modifiedAtMs'>;
  readonly previews: Previews;
  readonly trials: Trials;
  readonly forecasts: Forecasts;
  readonly takeAlong: TakeAlongActions;
  readonly tablesOf: (runId: string) => Promise<readonly ReportTable[]>;
  readonly sending: SendingActions;
  readonly shell: ShellActions;
}

export interface EngineActions {
  /** @throws RunFailure `already-done` unless `again`; `not-found` */
  runNow(jobId: string, again: boolean): Run;
  /** The next revision of a report's window. @throws RunFailure `not-found` */
  runAgain(runId: string, data: Again): Run;
  /** Delivers a report that was made again. @throws RunFailure `bad-input` when the job has no one to tell */
  send(runId: string): void;
  /** @throws RunFailure `bad-input` */
  planBackfill(
    jobId: string,
    range: { readonly fromMs: number; readonly toMs: number },
  ): readonly BackfillWindow[];
  backfill(jobId: string, asked: { readonly windowKey: string; readonly dueAtMs: number }): Run;
  /** A new run of the failed one's window, with the job as it is now. */
  retry(runId: string): Run;
  /** Says what becomes of open slots. @throws RunFailure `not-allowed`, `not-found` */
  answer(jobId: string, slots: readonly string[], answer: Answer): void;
  cancel(runId: string): void;
  /** A connection has a new secret, or its secret was tried with success: its jobs go on. */
  unpark(connectionId: string): void;
  running(): readonly RunningNow[];
  /** When each job may be due next, at the earliest. */
  nextDueMs(): ReadonlyMap<string, number>;
  pausedAll(): { readonly untilMs: number | null } | null;
  /** Ends the pause of everything. */
  resumeAll(): void;
  /** Why nothing is scheduled at the moment, or null. */
  held(): string | null;
  /** Whether it is the clock of this machine that cannot be right. */
  isClockInDoubt(): boolean;
  /** The user says that the clock is right. */
  trustClock(): void;
  /** Jobs were saved, paused, removed: plan anew and tell everyone. */
  jobsChanged(): void;
  /** Something that views show changed, but no plan: a report was read, a failure dismissed. */
  viewsChanged(): void;
}

/** What a person sends without waiting for the job to. */
export interface SendingActions {
  /** @throws RunFailure `not-found` */
  send(runId: string, target: DeliveryTarget): void;
  /** @throws RunFailure `not-found`, `delivery-failed` when nothing opens it */
  openDraft(runId: string, target: DraftTarget): Promise<void>;
  /** @throws RunFailure as `openDraft` */
  openHeldDraft(deliveryId: number): Promise<void>;
}

export interface RunningNow {
  readonly runId: string;
  readonly jobId: string;
  readonly startedAtMs: number | null;
  /** "waiting for customers.csv, until 09:30", while its data is not there. */
  readonly waiting: string | null;
  /** Null while it waits for its turn. */
  readonly progress: Progress | null;
}

export interface JobDrafts {
  /** Fills in what the form does not ask; a new job gets an id of its own. */
  draftToSpec(draft: JobDraft): JobSpec;
  /** A job's recipe and sources as the form shows them. */
  reportOf(spec: JobSpec): ReportDraft;
  /** What a draft says about when its job runs, with the rules of the job that it edits. */
  scheduled(draft: ScheduleDraft, window: WindowSpec): ScheduledDraft;
  /** The source of a draft, and the report that is tried on it. */
  previewed(draft: DataDraft): {
    readonly source: Source;
    readonly trial: PreviewPlan['trial'];
  };
  /** What the second says otherwise, by the fields of a job file. */
  changesOf(before: JobSpec, after: JobSpec): readonly JobChangeView[];
  /** The job that a year is worked out for: only its schedule and policies count. */
  forecastSpec(draft: ScheduleDraft): Pick<ForecastPlan, 'spec' | 'defaults' | 'nativeBinding'>;
  /** What a job, saved or not, is tried by now: the built-in analyst writes. */
  trialPlan(spec: JobSpec): TrialPlan;
  /** What is wrong with a job, as sentences on the draft's fields; empty when it may be saved. */
  checkJob(spec: JobSpec): readonly { readonly field: string; readonly message: string }[];
  /** "Weekdays at 09:00" @throws RunFailure `bad-input` */
  scheduleText(cron: string): string;
  /** The window that a slot of the job reports about; null while it is not known yet. */
  windowOf(job: ScheduledDraft, slot: Slot): Window | null;
  /** The idempotency key of a job's window. */
  keyOf(jobId: string, window: Window): string;
}

export type ScheduledDraft = Pick<JobSpec, 'id' | 'schedule' | 'window' | 'calendar'>;

/** What a person takes along of a report. @throws RunFailure `export-failed`, `disk-full`, `not-found` */
export interface TakeAlongActions {
  /** Null when the person gave up in the dialog. */
  save(
    runId: string,
    format: ExportFormat,
  ): Promise<{ readonly id: number; readonly paths: readonly string[] } | null>;
  showSaved(id: number): void;
  /** False when the person gave up in the dialog. */
  print(runId: string): Promise<boolean>;
  copy(runId: string, part: 'table' | 'chart', number: number): Promise<void>;
}

/** Job files, as the command reads and writes them. */
export interface JobFileActions {
  /** @throws RunFailure `bad-input` with a line a mistake */
  read(path: string): Promise<readonly JobSpec[]>;
  write(specs: readonly JobSpec[]): string;
  isThere(path: string): boolean;
  /** The path of the file that the system opened with us as its n-th. */
  opened(number: number): string | null;
}
