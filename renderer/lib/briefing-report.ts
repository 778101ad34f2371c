import type { ReportDraft } from '../../preload/contract/job-draft.ts';

/** The report that a job has unless another kind is chosen. */
export const briefingReport: ReportDraft = {
  recipe: 'briefing',
  options: '',
  sourceId: 'sales',
  others: [],
};
