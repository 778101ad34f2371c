import type { FailureRecord } from '../failure.ts';
import type { Claim } from '../ports.ts';
import type { ModelAnswer, ModelRequest } from './model.ts';

/** Who asks: the attempt that writes a run's report, or a question about the report. */
export interface ModelAsker extends Claim {
  /** Left out for the report itself. */
  readonly followUp?: number;
}

/** Millionths of a US dollar; Infinity where there is no limit. */
export interface SpendingCaps {
  readonly runMicros: number;
  readonly jobDayMicros: number;
  readonly monthMicros: number;
}

/** A question as it is recorded before it leaves. */
export interface NewModelCall {
  /** 1, 2, 3 … of the conversation. */
  readonly step: number;
  /** sha256 of the request. */
  readonly hash: string;
  readonly request: ModelRequest;
  readonly profile: string;
  /** The profile's name, as the report tells it. */
  readonly writer: string;
  /** Where it goes: `api.openai.com`. */
  readonly endpoint: string;
  /** Whether the request asks the model to come to an end. */
  readonly isWrapUp: boolean;
  /** The most that it may cost. */
  readonly reservedMicros: number;
}

/** `asked`: under way, or lost in a crash; its reservation stays spent then. */
export type ModelCallState = 'asked' | 'answered' | 'failed' | 'lost';

/** A question and what became of it: what was sent, word for word. */
export interface ModelCall extends NewModelCall {
  readonly id: number;
  readonly runId: string;
  /** The question about the report; null for the report itself. */
  readonly followUp: number | null;
  readonly state: ModelCallState;
  readonly answer: ModelAnswer | null;
  readonly failure: FailureRecord | null;
  /** Null until it has ended. */
  readonly costMicros: number | null;
  /** The answer was stored by an earlier call and cost nothing now. */
  readonly isReused: boolean;
  readonly askedAtMs: number;
  readonly endedAtMs: number | null;
}

/** Which limit left no room for a call. */
export type Exhausted = 'run' | 'job-day' | 'month';

export type Reservation =
  | { readonly ok: true; readonly callId: number }
  | { readonly ok: false; readonly exhausted: Exhausted };

/** Why the built-in analyst took over, and in whose place. */
export interface GaveUp extends FailureRecord {
  readonly writer: string;
}

/** What was spent so far, reservations included, in millionths of a US dollar. */
export interface Spent {
  readonly runMicros: number;
  readonly jobDayMicros: number;
  readonly monthMicros: number;
}

/** T2 and T3 of a model's calls: the budget before the call, the answer before anyone uses it. */
export interface ModelLedger {
  /** An answer to the same request, of this run or of another run of its window. */
  answered(runId: string, hash: string): ModelCall | null;
  /** A stored answer is used again; recorded, at no cost. @returns false when the asker has lost the run, or ended */
  reuse(asker: ModelAsker, call: NewModelCall, from: ModelCall, nowMs: number): boolean;
  /**
   * Reserves the most that a call may cost; durable when it returns, so before the first byte leaves.
   * Null when the asker has lost the run, or ended.
   */
  reserve(
    asker: ModelAsker,
    call: NewModelCall,
    caps: SpendingCaps,
    nowMs: number,
  ): Reservation | null;
  /** Stores the answer and what it cost. @returns false when the asker has lost the run, or ended; the cost is kept */
  settle(
    asker: ModelAsker,
    callId: number,
    answer: ModelAnswer,
    costMicros: number,
    nowMs: number,
  ): boolean;
  /** No answer: `costMicros` is what it may have cost all the same. */
  fail(
    asker: ModelAsker,
    callId: number,
    failure: FailureRecord,
    costMicros: number,
    nowMs: number,
  ): boolean;
  /** Why the built-in analyst took over; a replay repeats it. */
  giveUp(claim: Claim, why: GaveUp, nowMs: number): boolean;
  gaveUp(runId: string): GaveUp | null;
  /** Those of one conversation, oldest first. */
  calls(asker: Omit<ModelAsker, 'fence'>): readonly ModelCall[];
  /** All that left because of a run, questions about its report included; oldest first. */
  sent(runId: string): readonly ModelCall[];
  /** `runMicros` is what the asker's own conversation has spent. */
  spent(jobId: string, asker: Omit<ModelAsker, 'fence'> | null, nowMs: number): Spent;
  /** Each job's spending of the month of `nowMs`, the dearest first; sentences read for the editor have no job. */
  monthByJob(
    nowMs: number,
  ): readonly { readonly jobId: string | null; readonly micros: number; readonly calls: number }[];
}

/** A sentence that a model reads for the editor of a job, as it is recorded before it leaves. */
export type SentenceCall = Pick<NewModelCall, 'profile' | 'writer' | 'endpoint' | 'reservedMicros'>;

/** What no run asks, and costs all the same: the budget of the month before the call, its cost after it. */
export interface SentenceCalls {
  /** Reserves the most that a call may cost; durable when it returns, so before the first byte leaves. */
  reserve(call: SentenceCall, caps: Pick<SpendingCaps, 'monthMicros'>, nowMs: number): Reservation;
  /** What it has cost, answered or not. */
  settle(callId: number, costMicros: number, nowMs: number): void;
}
