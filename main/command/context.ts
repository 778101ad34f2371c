import type { TrailFinding } from '../domain/analysis/audit-trail.ts';
import type { Job, JobSpec } from '../domain/job/job.ts';
import type { Simulated, SimulationScript } from '../domain/job/simulation.ts';
import type { Jobs, ReportFiles, Timetable } from '../domain/ports.ts';
import type { Requests } from '../domain/records.ts';
import type { Exporter, ExportFile } from '../domain/report/export.ts';
import type { History, Reports } from '../domain/run/history.ts';
import type { Quarantine } from '../domain/run/quarantine.ts';
import type { BackfillWindow, RunAsked } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import type { ScoredRow, SeriesFile } from '../domain/source/series-file.ts';
import type { ChainReading } from '../domain/upkeep/audit-chain.ts';
import type { Backup, Backups } from '../domain/upkeep/backup.ts';
import type { Coverage } from '../domain/upkeep/coverage.ts';
import type { Health } from '../domain/upkeep/health.ts';
import type { HomeFacts } from './home-facts.ts';

/** All that a command may touch. What needs no home works without one being made. */
export interface CommandContext {
  readonly version: string;
  /** Writes to stdout and stderr; text comes with its line ends, a file as its bytes. */
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** UTC epoch milliseconds. */
  readonly nowMs: () => number;
  /** The IANA zone of the machine. */
  readonly systemZone: () => string;
  readonly timetable: Timetable;
  /** @throws RunFailure `bad-input` for a text that has not the fields of a cron expression */
  readonly explainSchedule: (cron: string) => ScheduleWords;
  /** Loads what reads job files, which most commands do without. */
  readonly loadJobFiles: () => Promise<JobFiles>;
  /** Loads what scores the rows of a file, which other commands do without. */
  readonly loadScorer: () => Promise<ScoreFile>;
  /** Runs a script on a temporary home, which `close` removes. */
  readonly simulate: (script: SimulationScript) => Promise<Simulated>;
  readonly writeJobFile: (jobs: readonly JobSpec[], format: 'yaml' | 'json') => string;
  /** Looks at the home without changing it; also when its database cannot be opened. */
  readonly inspectHome: () => HomeFacts;
  /** Follows the evidence chain of every audit report of the home, without changing it. */
  readonly followAudits: () => readonly TrailFinding[];
  /**
   * Follows the chain over slots and deliveries, without changing it; null where there is none.
   * @param knownHead a hash that must be in it
   */
  readonly followLedger: (knownHead: string | null) => ChainReading | null;
  /** Each due time of each job with what became of it. */
  readonly coverJobs: () => readonly { readonly jobId: string; readonly coverage: Coverage }[];
  /**
   * Writes files: one to the path, or several, or if a folder is there, into it.
   * @returns where they lie @throws RunFailure `export-failed`, `disk-full`
   */
  readonly save: (path: string, files: readonly ExportFile[]) => readonly string[];
  /** The backups of the home, newest first; also when its database cannot be opened. */
  readonly listBackups: () => readonly Backup[];
  /**
   * Puts back a backup: a file, or the name of one of the home's.
   * @returns it, and where the database before lies @throws RunFailure; nothing was changed
   */
  readonly restore: (path: string) => { readonly file: string; readonly aside: string | null };
  /** What the watcher knows and does without opening the home. */
  readonly watch: WatchDesk;
  /** Opens the home, which is made if there is none. `runCommand` closes it. */
  readonly openHome: () => OpenHome;
}

export interface WatchDesk {
  hasHome(): boolean;
  /** Whether the app, or a command that executes, is alive. */
  isRunning(): boolean;
  lastSaidMs(): number | null;
  /** Shows it on the desktop. @throws RunFailure `delivery-failed` */
  say(title: string, body: string): Promise<void>;
}

export interface JobFiles {
  /** The jobs of a file, checked as at `nowMs`. @throws RunFailure `bad-input`, one line a mistake */
  readonly read: (path: string, nowMs?: number) => readonly JobSpec[];
}

/** Hands over the rows in the order of the file, in portions. @throws RunFailure */
export type ScoreFile = (
  file: SeriesFile,
  onRows: (rows: readonly ScoredRow[]) => void,
) => Promise<void>;

/** A cron expression in plain words. */
export interface ScheduleWords {
  readonly words: string;
  readonly kind: 'fixed-time' | 'interval';
  readonly onClockChange: string;
  readonly days: string | null;
}

/** The home's ledger, and the engine over it. */
export interface OpenHome extends RequestDesk {
  readonly jobs: Pick<Jobs, 'list' | 'get' | 'saveAll' | 'setPaused' | 'remove'>;
  readonly history: Pick<History, 'slots' | 'run' | 'slotOf' | 'deliveries' | 'ofWindow'>;
  readonly reports: Pick<Reports, 'get' | 'list' | 'snapshot'>;
  readonly quarantine: Pick<Quarantine, 'list'>;
  readonly backups: Pick<Backups, 'take' | 'copyTo'>;
  readonly reportFiles: Pick<ReportFiles, 'read'>;
  readonly exporter: Exporter;
  readonly replay: (runId: string) => Promise<Replay>;
  /** How a job is, judged from the ledger: the app need not run. */
  readonly health: (job: Job, nowMs: number) => Health;
  /** The last sign of life of an Almanac on this home, and whether everything is paused. */
  readonly silence: (nowMs: number) => {
    readonly lastRanMs: number | null;
    readonly isPaused: boolean;
  };
  readonly close: () => Promise<void>;
}

/** Who executes: this process, when it can take the owner lock; else the app, which is asked. */
export interface RequestDesk {
  /** Takes the owner lock if it is free. @returns whether this process holds it now */
  own(): boolean;
  /** Records and starts a run in this process. Only after `own()` was true. */
  executeRun(job: Job, asked: RunAsked): Run;
  /** The windows in a range and what is there of each. @throws RunFailure `bad-input` */
  planBackfill(
    job: Job,
    range: { readonly fromMs: number; readonly toMs: number },
  ): readonly BackfillWindow[];
  /** Records and starts the run of one window in this process. Only after `own()` was true. */
  executeBackfill(job: Job, asked: { readonly windowKey: string; readonly dueAtMs: number }): Run;
  readonly requests: Pick<Requests, 'add' | 'get'>;
  /** Answers the requests that nobody answered. Only after `own()` was true. */
  answerRequests(): void;
  /** Tells the app that jobs or requests have changed; nothing when there is none. */
  tellApp(): void;
  wait(ms: number): Promise<void>;
}

export type Replay =
  | { readonly identical: true }
  | {
      readonly identical: false;
      readonly file: string;
      readonly line: number;
      readonly was: string;
      readonly now: string;
      readonly recipe?: { readonly was: string; readonly now: string };
    };
