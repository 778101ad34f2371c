/** A job that keeps its zone until its user has said whether it moves to the laptop's. */
export interface TravelQuestionView {
  readonly jobId: string;
  readonly jobName: string;
  readonly keptZone: string;
  readonly laptopZone: string;
}

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
