/** A stretch of a run's life; `analyze` is the numbers and the report together. */
export interface CoursePartView {
  readonly what: 'wait' | 'fetch' | 'analyze' | 'deliver';
  readonly attempt: number | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly isBroken: boolean;
}
