import type { NewDelivery, NotificationText } from './delivery/delivery.ts';
import type { FailureRecord } from './failure.ts';
import type { Job, JobSpec, Pause } from './job/job.ts';
import type { Inquiry, InquiryAnswer } from './model/investigation.ts';
import type { Report, SnapshotManifest } from './report/report.ts';
import type { Decision } from './run/catch-up.ts';
import type { OpenSlot } from './run/open-slots.ts';
import type { Analyzed, AnalyzePlan, Fetched, FetchPlan, PartFile, Progress } from './run/plan.ts';
import type { NewRequest } from './run/request.ts';
import type { Outcome, Reason, Run } from './run/run.ts';
import type { LogLine } from './run/run-log.ts';
import type { Window } from './schedule/window.ts';
import type { EarlierInput } from './source/source-history.ts';

export type { Outbox } from './delivery/outbox.ts';
export type { Scheduled, Timetable } from './schedule/timetable.ts';

/** Wall and monotonic time, and the one way to wait. */
export interface Clock {
  /** UTC epoch milliseconds. Names slots; never measures durations. */
  wallMs(): number;
  /** Milliseconds since an arbitrary start, sleep included. Measures durations; nobody sets it. */
  monotonicMs(): number;
  /** Calls back once after `ms` (at most 2^31 - 1); the returned function cancels. */
  after(ms: number, callback: () => void): () => void;
  /** Calls back once what is ready at this moment is done; left out where that is at once, as in a simulation. */
  readonly soon?: (callback: () => void) => void;
}

/** Ids and randomness, so that a simulation can repeat them. */
export interface Random {
  /** A new run id: 12 lower-case letters and digits, sortable by time of making. */
  runId(): string;
  /** In [0, 1). */
  fraction(): number;
}

/** Jobs and their revisions. */
export interface Jobs {
  list(): readonly Job[];
  /** Another one whenever a job may have been saved, paused or removed, by whatever process. */
  version(): string;
  get(jobId: string): Job | null;
  /** The job as it was at a revision, for replay. */
  specAt(jobId: string, revision: number): JobSpec | null;
  /**
   * Adds the job or makes its next revision; an equal spec changes nothing. A schedule that ends by it,
   * or by `remove`, is kept until its slots are recorded: see `EndedSchedules`.
   */
  save(spec: JobSpec, nowMs: number): Job;
  /** Saves all of them in one commit, or none. */
  saveAll(specs: readonly JobSpec[], nowMs: number): void;
  setPaused(jobId: string, paused: Pause | null, nowMs: number): Job;
  /** Ends the pauses whose time is up. @returns whether there was one */
  endPauses(nowMs: number): boolean;
  /** Runs and reports of a removed job stay. @returns whether there was such a job. */
  remove(jobId: string, nowMs: number): boolean;
  /**
   * Puts a removed job back as it was; the slots of the time between are not made up for.
   * @throws RunFailure `not-found` when no such job was removed
   */
  restore(jobId: string, nowMs: number): Job;
}

/** What T1 sees of a job inside its transaction. */
export interface JobSeen {
  /** Due instant of the last recorded slot that is not in the future. */
  readonly lastDueAtMs: number | null;
  /** Runs recorded, waiting or running. */
  readonly activeRuns: readonly Run[];
  /** Slots that wait for an answer, or for the end of a pause. */
  readonly open: readonly OpenSlot[];
}

/** A slot as the sweep wants it recorded. */
export interface NewSlot {
  readonly decision: Decision;
  readonly window: Window | null;
  readonly key: string | null;
}

/** T1. Slots are written once; what is already there is left as it is, but an open slot may move on. */
export interface SlotLedger {
  /**
   * Records what each job's slots become: all jobs in one commit. `decide` runs inside the
   * transaction. A slot whose key has a run that is active or done becomes skipped (already done).
   * @returns the runs it made
   */
  record(
    jobs: readonly { readonly job: Job; readonly decide: (seen: JobSeen) => readonly NewSlot[] }[],
    nowMs: number,
  ): readonly Run[];
  /**
   * Records a run by hand. With trigger `again` it is the next revision of its window. An active run
   * that was asked for in the same way is returned instead of a second one.
   * @throws RunFailure `already-done` when the key's work is done and trigger is not `again`
   */
  request(request: NewRequest, nowMs: number): Run;
  /** Due instant of the last recorded slot of each job, due by `untilMs` if that is given. */
  lastDue(untilMs?: number): ReadonlyMap<string, number>;
}

/** Proof of ownership: every write of an attempt carries it. */
export interface Claim {
  readonly runId: string;
  readonly fence: number;
}

/** A finished piece of work, as T4 stores it in one commit. */
export interface FinishedWork {
  readonly report: Report;
  readonly reportHash: string;
  readonly snapshot: SnapshotManifest;
  readonly reason: Extract<Reason, 'on time' | 'late' | 'catch-up'>;
  readonly deliveries: readonly NewDelivery[];
  /** What the attempt said that it does; left out where it said nothing. */
  readonly log?: readonly LogLine[];
}

export interface FailedWork {
  readonly failure: FailureRecord;
  /** `budget`: the run ends as skipped, not as failed. */
  readonly reason: Extract<Reason, 'error' | 'cancelled' | 'time limit' | 'crash loop' | 'budget'>;
  /** When to try again; null ends the run as failed. */
  readonly nextAtMs: number | null;
  /** Alerts to send when the run ends as failed. */
  readonly deliveries: readonly NewDelivery[];
  readonly log?: readonly LogLine[];
}

/** T2 to T5. A method that answers false or null found that somebody else owns the run. */
export interface RunLedger {
  /** Recorded runs that may start now, by priority, then by due instant. */
  ready(nowMs: number): readonly Run[];
  /**
   * T2: recorded -> running, owner, fence + 1, a new attempt; window and key fixed if they were not.
   * `fixWindow` gets the end of the job's last done window; when it answers null no period is left and
   * the run is dropped as skipped (already done). `jobRevision`, when given, is what the run works by.
   */
  claim(
    runId: string,
    bootId: string,
    nowMs: number,
    fixWindow: (lastDoneToMs: number | null) => { window: Window; key: string } | null,
    jobRevision?: number,
  ): Run | null;
  /** T3: stores the snapshot of the fetch, so that a retry fetches nothing again. */
  saveSnapshot(claim: Claim, snapshot: SnapshotManifest, nowMs: number): boolean;
  /** T4. */
  finish(claim: Claim, work: FinishedWork, nowMs: number): boolean;
  /** T5. */
  fail(claim: Claim, failed: FailedWork, nowMs: number): boolean;
}

/** The moves that are not part of an attempt. */
export interface RunKeeping {
  /** Drops a run that has not started, with its slot's outcome; an open slot has no run any more. */
  drop(
    runId: string,
    outcome: Extract<Outcome, 'skipped' | 'missed' | 'superseded' | 'open'>,
    reason: Reason,
    nowMs: number,
  ): boolean;
  /** recorded or waiting -> waiting, to be looked at again at `nextAtMs`; no attempt begins. */
  wait(
    runId: string,
    wait: { readonly waitingFor: string; readonly untilMs: number; readonly nextAtMs: number },
  ): boolean;
  /** Ends the attempts of every other boot: each run is recorded again. @returns those runs */
  abandonForeign(bootId: string, nowMs: number): readonly Run[];
  /** How many attempts of the run were abandoned by a crash. */
  abandonedAttempts(runId: string): number;
  /** Ends a recorded run as failed (crash loop, cancelled), with its alerts. */
  giveUp(runId: string, failed: FailedWork, nowMs: number): boolean;
  /** The snapshot that an earlier attempt of this run stored. */
  snapshotOf(runId: string): SnapshotManifest | null;
  /** What the job's newest reports were made from, the newest first. */
  earlierInputs(jobId: string): readonly EarlierInput[];
}

/** Files of runs: temporary folders, blobs and reports, each named by its hash. */
export interface Artifacts {
  /** Makes and returns `<home>/tmp/<run id>-<fence>`. */
  openTmp(claim: Claim): string;
  closeTmp(claim: Claim): void;
  /** Moves a snapshot's parts from `tmpDir` to `blobs/`, fsynced. */
  publishSnapshot(tmpDir: string, snapshot: SnapshotManifest): void;
  /** Where the parts lie. @throws RunFailure `not-found` when the data has expired */
  partFiles(snapshot: SnapshotManifest): readonly PartFile[];
  /** Writes the report's files below `reports/`, fsynced. @returns the report's hash */
  publishReport(report: Report): string;
}

/** Reads a published report, checking its hash. */
export interface ReportFiles {
  /** @throws RunFailure `not-found` when a file is gone, `source-changed` when it was edited by hand */
  read(hash: string): Report;
  /** What a reader opens: neither facts nor charts are read for it. @throws RunFailure as `read` */
  readPage(hash: string): Pick<Report, 'html' | 'narration'>;
}

/** One worker process for one attempt. */
export interface WorkerSession {
  fetch(plan: FetchPlan): Promise<Fetched>;
  analyze(plan: AnalyzePlan): Promise<Analyzed>;
  /** Holds the snapshot of `open` open for those that follow. */
  inquire(inquiry: Inquiry): Promise<InquiryAnswer>;
  /** SIGKILL: a native query stops in no other way. Pending calls reject with `crashed`. */
  kill(): void;
}

export interface Workers {
  open(onProgress: (progress: Progress) => void): WorkerSession;
}

/** Shows a desktop notification. */
export interface Notifier {
  /** @throws RunFailure `delivery-failed` when the desktop refuses */
  show(key: string, text: NotificationText): Promise<void>;
  /** Whether who sits there wants to be left alone for now; left out where nobody says. */
  isBusy?(): Promise<boolean>;
}

/** What the engine tells the rest of the program; views are read again from the ledger. */
export type EngineEvent =
  | { readonly kind: 'slots-recorded'; readonly jobIds: readonly string[] }
  | { readonly kind: 'run-started'; readonly jobId: string; readonly runId: string }
  | {
      readonly kind: 'run-progress';
      readonly jobId: string;
      readonly runId: string;
      readonly progress: Progress;
    }
  /** A question about a report is being answered; `note` is null once it has ended. */
  | {
      readonly kind: 'follow-up';
      readonly runId: string;
      readonly followUpId: number;
      readonly note: string | null;
    }
  | { readonly kind: 'run-ended'; readonly jobId: string; readonly runId: string }
  | { readonly kind: 'delivered'; readonly runId: string }
  | { readonly kind: 'jobs-changed' }
  | { readonly kind: 'engine-held'; readonly sentence: string | null };

export type Listen = (event: EngineEvent) => void;
