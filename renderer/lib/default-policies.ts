import type { PoliciesDraft } from '../../preload/contract/job-draft.ts';

/** What a new job goes by until its analyst says otherwise: the same as in a job file. */
export const defaultPolicies: PoliciesDraft = {
  catchUp: 'latest',
  tell: 'always',
  overlap: 'skip',
  exclude: '',
  onHoliday: 'run',
  readyBy: '',
  workday: '',
  onTravel: 'follow',
  timeoutMs: 900_000,
  attempts: 3,
  priority: 0,
};
