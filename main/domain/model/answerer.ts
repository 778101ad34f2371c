import type { ModelUse } from '../analysis/analysis.ts';
import type { WorkerSession } from '../ports.ts';
import type { AnalyzePlan } from '../run/plan.ts';
import type { Run } from '../run/run.ts';
import type { Answer, FollowUp } from './follow-up.ts';
import type { Interrupt } from './model.ts';

/** A question about a stored report that a model shall answer. */
export interface AnswerTask {
  readonly run: Run;
  readonly followUp: FollowUp;
  /** Which model, what it may see, and how strictly it is checked: the job's own choice. */
  readonly use: ModelUse;
  /** The plan that the report was made from. */
  readonly plan: AnalyzePlan;
  readonly reportText: string;
  /** Answered questions about the same report, oldest first. */
  readonly earlier: readonly FollowUp[];
  readonly session: WorkerSession;
  readonly interrupt: Interrupt;
  readonly longestMs: number;
  readonly onProgress: (note: string) => void;
}

/** Answers from the snapshot of a report, and from nothing else. */
export interface Answerer {
  /** @throws RunFailure of the model, of the worker, `over-budget`, `report-unproven`, `cancelled` */
  answer(task: AnswerTask): Promise<Answer>;
}
