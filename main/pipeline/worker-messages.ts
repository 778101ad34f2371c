import type { FailureRecord } from '../domain/failure.ts';
import type { ForecastPlan, ForecastSlot } from '../domain/job/forecast.ts';
import type { SamplesPlan } from '../domain/job/samples.ts';
import type { Inquiry, InquiryAnswer } from '../domain/model/investigation.ts';
import type { ExportFile, ExportPlan } from '../domain/report/export.ts';
import type { Analyzed, AnalyzePlan, Fetched, FetchPlan, Progress } from '../domain/run/plan.ts';
import type { Access } from '../domain/source/access.ts';
import type { Preview, PreviewPlan } from '../domain/source/preview.ts';

/** What the main process asks of a worker. Plans are plain data and carry the secrets of one job only. */
export type WorkerRequest =
  | { readonly id: number; readonly call: 'fetch'; readonly plan: FetchPlan }
  | { readonly id: number; readonly call: 'analyze'; readonly plan: AnalyzePlan }
  | { readonly id: number; readonly call: 'export'; readonly plan: ExportPlan }
  | { readonly id: number; readonly call: 'inquire'; readonly inquiry: Inquiry }
  | { readonly id: number; readonly call: 'preview'; readonly plan: PreviewPlan }
  | { readonly id: number; readonly call: 'forecast'; readonly plan: ForecastPlan }
  | { readonly id: number; readonly call: 'samples'; readonly plan: SamplesPlan }
  | { readonly id: number; readonly call: 'try'; readonly access: Access };

export type WorkerAnswer =
  | Fetched
  | Analyzed
  | InquiryAnswer
  | readonly ExportFile[]
  | Preview
  | readonly ForecastSlot[]
  | Readonly<Record<string, string>>
  | string;

/** What a worker answers: any number of progress notes, then one end. */
export type WorkerReply =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'done'; readonly value: WorkerAnswer }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: FailureRecord };
