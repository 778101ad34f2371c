import { expect, test } from 'vitest';
import type { Job } from '../../../main/domain/job.ts';
import { jobDraft } from '../../../main/ipc/views/job-item.ts';
import { draftJob } from '../../../main/jobfile/draft-job.ts';
import { plainJob } from '../../cast/plain-job.ts';

const christmas = { path: '/ada/closed.ics', dates: ['2026-12-25'] };
const full: Job = {
  ...plainJob,
  schedule: {
    cron: '0 0 * * MON-FRI',
    timezone: 'system',
    jitterMs: 90_000,
    exclude: [{ date: '2026-12-24' }, christmas],
    onHoliday: 'after',
    holidays: { country: 'DE', region: 'BY' },
    readyBy: '09:00',
    onTravel: 'ask',
    keptZone: 'Europe/Berlin',
    declinedZone: 'Asia/Tokyo',
  },
  catchUp: { policy: 'all', withinMs: 86_400_000, graceMs: 60_000, max: 4 },
  overlap: 'buffer-all',
  retry: { attempts: 7, firstMs: 1_000, maxMs: 5_000 },
  timeoutMs: 7_000,
  priority: 42,
  revision: 3,
  createdAtMs: 1,
  editedAtMs: 2,
  scheduledAtMs: 2,
  paused: null,
};

test('a job that is saved as it was opened is the same in every part', () => {
  const saved = draftJob(jobDraft(full), full.id, full);
  expect(full).toMatchObject(saved);
  expect(jobDraft(saved)).toEqual(jobDraft(full));
});

test('what the form changes is changed, and nothing beside it', () => {
  const { policies, ...draft } = jobDraft(full);
  const changed = { ...policies, catchUp: 'ask', exclude: '2026-12-31', attempts: 1 } as const;
  const saved = draftJob({ ...draft, policies: changed }, full.id, full);
  expect(saved.catchUp).toEqual({ ...full.catchUp, policy: 'ask' });
  expect(saved.retry).toEqual({ ...full.retry, attempts: 1 });
  expect(saved.schedule.exclude).toEqual([{ date: '2026-12-31' }, christmas]);
});

test('a job with a zone of its own does not travel', () => {
  const saved = draftJob({ ...jobDraft(full), timezone: 'UTC' }, full.id, full);
  const { onTravel, keptZone, declinedZone, ...schedule } = full.schedule;
  expect(saved.schedule).toEqual({ ...schedule, timezone: 'UTC' });
});

test('a new job takes the policies of the form, and a file’s defaults for the rest', () => {
  const { id: _, ...draft } = jobDraft(full);
  const { schedule, catchUp, overlap } = draftJob(draft, 'new', null);
  expect(schedule).toMatchObject({ readyBy: '09:00', onHoliday: 'after', onTravel: 'ask' });
  expect(catchUp).toEqual({ ...plainJob.catchUp, policy: 'all' });
  expect(overlap).toBe('buffer-all');
});
