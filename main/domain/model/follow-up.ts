import type { ModelUse } from '../analysis/analysis.ts';
import type { FailureRecord } from '../failure.ts';
import type { Fact } from '../report/fact.ts';
import type { ReportNarration } from '../report/report.ts';

/** A piece of an answer: words, the value of a fact, or words that nothing proves. */
export type AnswerPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'fact'; readonly n: number; readonly text: string }
  | { readonly kind: 'unproven'; readonly text: string };

/** What a model answered about a report, each statement checked and each number put in by us. */
export interface Answer {
  readonly paragraphs: readonly (readonly AnswerPiece[])[];
  /** 1, 2, 3 … of this answer. */
  readonly facts: readonly Fact[];
  readonly narration: ReportNarration;
}

/** `asked`: the answer is under way. */
export type FollowUpState = 'asked' | 'answered' | 'failed';

/** A question about a stored report, and what became of it. */
export interface FollowUp {
  readonly id: number;
  readonly runId: string;
  readonly question: string;
  readonly state: FollowUpState;
  readonly answer: Answer | null;
  readonly failure: FailureRecord | null;
  readonly askedAtMs: number;
  readonly endedAtMs: number | null;
}

/** Questions about reports, kept with them. Each ends once. */
export interface FollowUps {
  /** Durable when it returns, so before anyone is asked. */
  ask(runId: string, question: string, nowMs: number): FollowUp;
  /** @returns false when it had ended before */
  answer(id: number, answer: Answer, nowMs: number): boolean;
  fail(id: number, failure: FailureRecord, nowMs: number): boolean;
  one(id: number): FollowUp | null;
  /** Oldest first. */
  ofRun(runId: string): readonly FollowUp[];
  /** Ends what a process that is gone was asked. @returns how many */
  abandon(failure: FailureRecord, nowMs: number): number;
}

/** Questions about stored reports. */
export interface AskingActions {
  /** @throws RunFailure with the sentence that says why no model may be asked about the report */
  modelFor(runId: string): ModelUse;
  /** @throws RunFailure as `modelFor`, `bad-input`, `not-allowed` */
  ask(runId: string, question: string): FollowUp;
  cancel(id: number): void;
  /** What is being done for a question, or null. */
  doing(id: number): string | null;
}

/** The longest question, in characters. */
export const longestQuestion = 1_000;

/** An answer as plain text, its unproven words included. */
export function answerText({ paragraphs }: Answer): string {
  return paragraphs.map((pieces) => pieces.map(({ text }) => text).join('')).join('\n\n');
}
