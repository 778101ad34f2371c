import type { Job } from '../../../main/domain/job/job.ts';
import type { Run, SlotRecord } from '../../../main/domain/run/run.ts';
import type { NarratorDraft, PoliciesDraft } from '../../../preload/contract/job-draft.ts';
import { csvSource, plainJob } from '../../cast/plain-job.ts';

/** What the editor sends of a job that goes by every default. */
export const plainPolicies: PoliciesDraft = {
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

/** Written by the built-in analyst. */
export const plainNarrator: NarratorDraft = {
  model: null,
  check: 'normal',
  fallback: 'embedded',
  level: 'aggregates',
  rows: 20,
  exclude: '',
};

/** A job with a file, every Monday at seven. */
export const churn: Job = {
  ...plainJob,
  id: 'weekly-churn',
  name: 'Weekly churn',
  schedule: { cron: '0 7 * * MON', timezone: 'America/New_York' },
  window: { kind: 'week' },
  sources: [csvSource('customers', '/data/customers.csv')],
  revision: 1,
  createdAtMs: 0,
  editedAtMs: 0,
  scheduledAtMs: 0,
  paused: null,
};

export const run: Run = {
  id: 'm0abc1234567',
  jobId: churn.id,
  jobRevision: 1,
  slot: '2026-11-02T07:00|America/New_York',
  dueAtMs: Date.UTC(2026, 10, 2, 12),
  requestedAtMs: Date.UTC(2026, 10, 2, 12),
  zone: 'America/New_York',
  trigger: 'schedule',
  again: null,
  window: { key: 'week:2026-W44', fromMs: 0, toMs: 1 },
  key: '0011223344556677',
  revision: 1,
  state: 'done',
  fence: 1,
  nextAtMs: null,
  waitingFor: null,
  waitUntilMs: null,
  startedAtMs: 2,
  endedAtMs: 3,
  outcome: 'succeeded',
  reason: 'on time',
  result: '1,204 customers, 31 at risk',
  failure: null,
  attempts: 1,
};

export const record: SlotRecord = {
  jobId: churn.id,
  slot: run.slot,
  dueAtMs: run.dueAtMs,
  recordedAtMs: run.requestedAtMs,
  outcome: 'succeeded',
  reason: 'on time',
  runId: run.id,
  covers: [],
  tzdata: '2026b',
  run,
};

export const failedRun: Run = {
  ...run,
  id: 'm0fff1234567',
  state: 'failed',
  outcome: 'failed',
  reason: 'error',
  failure: {
    code: 'source-missing',
    message: 'customers.csv is not there any more.',
    permanent: true,
  },
};
