import type { FactView } from './views.ts';

/** What the analyst asks about a stored report. */
export interface FollowUpCalls {
  'report.questions': {
    readonly argument: { readonly runId: string };
    readonly answer: QuestionsView;
  };
  /** Answered in the background; a refusal says why nobody may be asked. */
  'report.ask': {
    readonly argument: { readonly runId: string; readonly question: string };
    readonly answer: { readonly id: number };
  };
  'report.cancel-question': { readonly argument: { readonly id: number }; readonly answer: null };
  /** Where a number of an answer comes from. */
  'report.answer-fact': {
    readonly argument: { readonly id: number; readonly n: number };
    readonly answer: FactView;
  };
}

export interface QuestionsView {
  /** Who would answer and what is sent; null when nobody may be asked. */
  readonly model: {
    readonly name: string;
    /** Where it goes: `api.openai.com`. */
    readonly endpoint: string;
    readonly level: 'schema' | 'aggregates' | 'rows';
  } | null;
  /** Why nobody may be asked. */
  readonly refusal: string | null;
  /** Oldest first. */
  readonly questions: readonly QuestionView[];
}

export interface QuestionView {
  readonly id: number;
  readonly question: string;
  readonly state: 'asked' | 'answered' | 'failed';
  /** What is being done for it, while it is asked. */
  readonly note: string | null;
  readonly answer: AnswerView | null;
  readonly failure: string | null;
  readonly askedAtMs: number;
}

export interface AnswerView {
  readonly paragraphs: readonly (readonly AnswerPieceView[])[];
  readonly factCount: number;
  /** "Work model (gpt-5-mini)" */
  readonly writer: string;
  /** Statements with a number, a date or a comparison that hold. */
  readonly proved: number;
  readonly unproven: number;
}

export type AnswerPieceView =
  | { readonly kind: 'words' | 'unproven'; readonly text: string }
  | { readonly kind: 'fact'; readonly n: number; readonly text: string };
