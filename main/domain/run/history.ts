import type { Delivery } from '../delivery/delivery.ts';
import type { FailureRecord } from '../failure.ts';
import type { ReportRecord, SnapshotManifest } from '../report/report.ts';
import type { Outcome, Run, SlotRecord, Trigger } from './run.ts';
import type { LogLine } from './run-log.ts';

export interface SlotFilter {
  readonly jobId?: string;
  readonly sinceMs?: number;
  readonly outcomes?: readonly Outcome[];
  readonly trigger?: Trigger;
  /** Keyset paging: rows strictly after this one in the order asked. Two jobs may share a slot text. */
  readonly before?: { readonly atMs: number; readonly jobId: string; readonly slot: string };
  readonly limit: number;
  readonly order: 'newest' | 'oldest';
}

export interface Attempt {
  readonly fence: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly outcome: 'succeeded' | 'failed' | 'cancelled' | 'abandoned' | null;
  readonly failure: FailureRecord | null;
  /** What it said that it does; empty while it works, and where it was cut off. */
  readonly log: readonly LogLine[];
}

/** When the data of a run was stored, and by which attempt. */
export interface StoredFetch {
  readonly fence: number;
  readonly storedAtMs: number;
}

/** What became of a day's slots. Outcome null: not decided yet. */
export interface DayOutcomes {
  readonly fromMs: number;
  readonly counted: readonly { readonly outcome: Outcome | null; readonly slots: number }[];
}

/** What the ledger knows, for windows and commands. Reads only. */
export interface History {
  /** Slots with their runs, by due instant or time of request. */
  slots(filter: SlotFilter): readonly SlotRecord[];
  /**
   * Slots counted by outcome, of all jobs or one.
   * @param startsMs where each day begins, and last where the last one ends: days have no fixed length
   */
  days(startsMs: readonly number[], jobId?: string): readonly DayOutcomes[];
  run(runId: string): Run | null;
  /** Every run of a window, by revision, then by time of request. */
  ofWindow(key: string): readonly Run[];
  /** The run whose window ends last of those that are done, re-runs aside. */
  lastDone(jobId: string): Run | null;
  /** When each job last succeeded, by job id; a job that never did is not there. */
  lastSuccesses(): ReadonlyMap<string, number>;
  slot(jobId: string, slot: string): SlotRecord | null;
  /** The slot that a run belongs to. */
  slotOf(runId: string): SlotRecord | null;
  attempts(runId: string): readonly Attempt[];
  /** When the run's data was stored; null while it is not. */
  fetched(runId: string): StoredFetch | null;
  deliveries(runId: string): readonly Delivery[];
}

/** Reports, newest first. */
export interface Reports {
  list(filter: {
    readonly jobId?: string;
    readonly unread?: boolean;
    readonly limit: number;
  }): readonly ReportRecord[];
  get(runId: string): ReportRecord | null;
  /** The job's reports made before and after this one. */
  neighbours(runId: string): { readonly previous: string | null; readonly next: string | null };
  snapshot(runId: string): SnapshotManifest | null;
  /** Facts of the job's last done report before this run. */
  previousFacts(
    jobId: string,
    beforeRunId: string,
  ): readonly {
    readonly id: string;
    readonly value: string | number | null;
    readonly text: string;
  }[];
  markRead(runId: string): void;
}

/** Runs that failed and that nobody has dismissed or mended. */
export interface Failures {
  open(limit: number): readonly Run[];
  /** Those of muted jobs left out, and some runs. */
  countOpen(muted?: readonly string[], without?: readonly string[]): number;
  dismiss(runId: string, nowMs: number): void;
  /** How many of the job's last runs failed without a success between. */
  inARow(jobId: string): number;
}
