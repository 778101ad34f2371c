import type { FailureRecord } from '../failure.ts';
import type { Window } from '../schedule/window.ts';

/** `recorded <-> waiting`, `-> running -> delivering -> done`; `legalMoves` holds the rest. */
export type RunState =
  | 'recorded'
  | 'waiting'
  | 'running'
  | 'delivering'
  | 'done'
  | 'failed'
  | 'dropped';

/** Why a run exists. */
export type Trigger = 'schedule' | 'catch-up' | 'manual' | 'backfill' | 'again';

/** A deliberate re-run reads the stored snapshot of the report, or fetches the data as it is by now. */
export type Again = 'as-it-was' | 'as-is-now';

export type Outcome = 'succeeded' | 'failed' | 'skipped' | 'missed' | 'superseded' | 'open';

export type Reason =
  | 'on time'
  | 'late'
  | 'catch-up'
  | 'error'
  | 'cancelled'
  | 'time limit'
  | 'undelivered'
  | 'crash loop'
  | 'overlap'
  | 'already done'
  | 'budget'
  | 'disabled'
  | 'excluded day'
  | 'asleep'
  | 'off'
  | 'past grace'
  | 'paused'
  | 'not answered'
  | 'restored'
  | `by ${string}`;

export type Step = 'fetch' | 'analyze' | 'report' | 'deliver';

const legalMoves: Readonly<Record<RunState, readonly RunState[]>> = {
  recorded: ['waiting', 'running', 'failed', 'dropped'],
  waiting: ['recorded', 'running', 'failed', 'dropped'],
  running: ['recorded', 'delivering', 'done', 'failed', 'dropped'],
  delivering: ['done'],
  done: [],
  failed: [],
  dropped: [],
};

/** Whether the ledger may move a run from one state to another. */
export function isLegalMove(from: RunState, to: RunState): boolean {
  return legalMoves[from].includes(to);
}

/** Whether the report is made: what is left, if anything, is to deliver it. */
export function isWorkDone({ state }: Pick<Run, 'state'>): boolean {
  return state === 'delivering' || state === 'done';
}

/** Whether the run has ended. */
export function isEnded(state: RunState): boolean {
  return legalMoves[state].length === 0;
}

/** One execution for one slot or request, as the ledger holds it. */
export interface Run {
  readonly id: string;
  readonly jobId: string;
  readonly jobRevision: number;
  readonly slot: string;
  /** Null for a run asked for by hand. */
  readonly dueAtMs: number | null;
  readonly requestedAtMs: number;
  readonly zone: string;
  readonly trigger: Trigger;
  /** What a run with the trigger `again` reads; else null. */
  readonly again: Again | null;
  /** Null until fixed, which for `since-last` is at the first claim. */
  readonly window: Window | null;
  readonly key: string | null;
  /** 1 for the first report of a window; a deliberate re-run makes the next. */
  readonly revision: number;
  readonly state: RunState;
  /** +1 at every claim; every write for the run must match it. */
  readonly fence: number;
  /** Not before this instant, after a failed attempt; else null. */
  readonly nextAtMs: number | null;
  /** What a waiting run waits for (`customers.csv`), and until when; else null. */
  readonly waitingFor: string | null;
  readonly waitUntilMs: number | null;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  /** "1,204 customers, 31 at risk" */
  readonly result: string | null;
  readonly failure: FailureRecord | null;
  /** Attempts begun so far, abandoned ones included. */
  readonly attempts: number;
}

/** What the ledger says happened to one slot. */
export interface SlotRecord {
  readonly jobId: string;
  readonly slot: string;
  readonly dueAtMs: number | null;
  readonly recordedAtMs: number;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly runId: string | null;
  /** Slots coalesced into this one's run, in order of due instant. */
  readonly covers: readonly string[];
  /** Version of the time zone rules that it was computed with; null when it is not known. */
  readonly tzdata: string | null;
  readonly run: Run | null;
}
