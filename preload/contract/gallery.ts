import type { JobDraft } from './job-draft.ts';

export type TemplateName =
  | 'sales-briefing'
  | 'market-analysis'
  | 'log-anomalies'
  | 'churn-prediction'
  | 'compliance-audit';

/** A job to begin with: its sample data lies ready, and what it says may all be changed. */
export type TemplateDraft = Pick<JobDraft, 'name' | 'path' | 'report' | 'cron' | 'window'>;
