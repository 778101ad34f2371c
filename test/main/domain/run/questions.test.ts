import { expect, test } from 'vitest';
import type { Job } from '../../../../main/domain/job/job.ts';
import type { OpenSlot } from '../../../../main/domain/run/open-slots.ts';
import { countQuestions } from '../../../../main/domain/run/questions.ts';
import { jobsGiven } from '../../../cast/all-jobs.ts';
import { plainJob } from '../../../cast/plain-job.ts';

const facts = { revision: 1, createdAtMs: 0, editedAtMs: 0, scheduledAtMs: 0, paused: null };
const nightly: Job = { ...plainJob, ...facts, id: 'nightly' };
const roaming: Job = {
  ...nightly,
  id: 'roaming',
  schedule: { cron: '0 9 * * *', timezone: 'system', onTravel: 'ask', keptZone: 'Asia/Tokyo' },
};
const open = (jobId: string): OpenSlot => ({
  jobId,
  slot: { text: '2026-03-02T09:00|UTC', dueAtMs: 0, zone: 'UTC' },
  reason: 'off',
  covers: [],
});
const asked = {
  ...jobsGiven(() => [nightly, roaming]),
  open: [open('nightly'), open('nightly')],
  laptopZone: 'UTC',
  isAllPaused: false,
};

test('slots of one job are one question, and a job that asks where it belongs is another', () => {
  expect(countQuestions(asked)).toBe(2);
});

test('a pause puts off what is asked about slots, not where a job belongs', () => {
  const paused = { ...nightly, paused: { sinceMs: 0, note: '', automatic: false } };
  expect(countQuestions({ ...asked, ...jobsGiven(() => [paused, roaming]) })).toBe(1);
  expect(countQuestions({ ...asked, isAllPaused: true })).toBe(1);
});
