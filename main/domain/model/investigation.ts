import type { SendPolicy } from '../analysis/analysis.ts';
import type { FailureCode } from '../failure.ts';
import type { FactFormat } from '../report/fact.ts';
import type { Report } from '../report/report.ts';
import type { AnalyzePlan } from '../run/plan.ts';
import type { Answer } from './follow-up.ts';

/** One use of a tool by a model, its arguments checked. None of them writes, sends or fetches. */
export type ToolUse =
  | { readonly tool: 'list_tables' | 'facts' | 'previous_report' }
  | { readonly tool: 'describe'; readonly table: string }
  | {
      readonly tool: 'query';
      readonly sql: string;
      readonly label: string;
      readonly unit: string;
      readonly format: Extract<FactFormat, 'count' | 'amount' | 'percent'>;
    }
  | {
      readonly tool: 'chart';
      readonly kind: 'line' | 'bar';
      readonly title: string;
      readonly query: string;
      readonly x: string;
      readonly y: readonly string[];
    }
  | { readonly tool: 'note'; readonly text: string };

/**
 * A report as a model wrote it: plain text in which `{fact-id}` stands for a number. An answer to a
 * question has paragraphs only.
 */
export interface Draft {
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
}

/** What main asks of the worker that holds the snapshot open, one after the other. */
export type Inquiry =
  | { readonly kind: 'open'; readonly plan: AnalyzePlan; readonly send: SendPolicy }
  | { readonly kind: 'use'; readonly use: ToolUse }
  | { readonly kind: 'write' | 'answer'; readonly draft: Draft; readonly writer: Writer }
  | { readonly kind: 'fall-back'; readonly why: FailureCode; readonly writer: string };

export interface Writer {
  /** The profile's name and the model's. */
  readonly name: string;
  readonly model: string;
}

/** A sentence of a draft that nothing proves, and why. */
export interface Unproven {
  readonly sentence: string;
  readonly why: string;
}

export type InquiryAnswer =
  /** What a tool found, as the JSON that the model reads; `isError` when it has to try otherwise. */
  | { readonly kind: 'found'; readonly text: string; readonly isError: boolean }
  | { readonly kind: 'written'; readonly report: Report; readonly unproven: readonly Unproven[] }
  | { readonly kind: 'answered'; readonly answer: Answer; readonly unproven: readonly Unproven[] };
