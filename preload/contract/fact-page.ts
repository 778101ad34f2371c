/** A number found in a report. */
export interface FoundFactView {
  readonly runId: string;
  readonly n: number;
  readonly label: string;
  readonly text: string;
  readonly jobName: string;
  readonly zone: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface FactPageView {
  readonly facts: readonly FoundFactView[];
  /** Pass as `before` to read on; null at the end. */
  readonly next: number | null;
}
