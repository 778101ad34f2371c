/** A stretch of a run's life; `analyze` holds the report's writing where no log tells them apart. */
export interface CoursePartView {
  readonly what: 'wait' | 'fetch' | 'analyze' | 'report' | 'deliver';
  readonly attempt: number | null;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly isBroken: boolean;
}
