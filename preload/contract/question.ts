/** Slots of a job that did not run and wait for an answer. */
export interface QuestionView {
  readonly jobId: string;
  readonly jobName: string;
  /** Oldest first. */
  readonly slots: readonly {
    readonly slot: string;
    readonly atMs: number;
    readonly zone: string;
    readonly reasonText: string;
  }[];
  /** From then on the oldest counts as missed. */
  readonly answerByMs: number;
}
