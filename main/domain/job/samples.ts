/** A report that can be had at once, on invented data. */
export type TemplateName =
  | 'sales-briefing'
  | 'market-analysis'
  | 'log-anomalies'
  | 'churn-prediction'
  | 'compliance-audit';

/** Which invented data is made, up to when. */
export interface SamplesPlan {
  readonly template: TemplateName;
  /** The laptop's own time, `2026-11-30T09:00`. */
  readonly to: string;
  readonly nowMs: number;
}
