import { expect, test } from 'vitest';
import type { Job, Pause } from '../../../../main/domain/job/job.ts';
import type { Jobs } from '../../../../main/domain/ports.ts';
import { comingRuns, standsStillAt } from '../../../../main/domain/schedule/coming-runs.ts';
import type { Timetable } from '../../../../main/domain/schedule/timetable.ts';
import { jobsGiven } from '../../../cast/all-jobs.ts';
import { plainJob } from '../../../cast/plain-job.ts';

const hour = 3_600_000;

/** A slot at each full hour. */
const hourly: Pick<Timetable, 'next'> = {
  next(_job, afterMs) {
    const dueAtMs = (Math.floor(afterMs / hour) + 1) * hour;
    return { text: String(dueAtMs), dueAtMs, zone: 'UTC' };
  },
};

const job = (id: string, change: Partial<Job> = {}): Job => ({
  ...plainJob,
  id,
  revision: 1,
  createdAtMs: 0,
  editedAtMs: 0,
  scheduledAtMs: 0,
  paused: null,
  ...change,
});
const pause = (until: Partial<Pause>): { paused: Pause } => ({
  paused: { sinceMs: 0, note: '', automatic: false, ...until },
});

test('a job that is paused until a time comes again from that very moment on; one without an end, or off, does not', () => {
  const jobs = [
    job('until', pause({ untilMs: 3 * hour })),
    job('resumed', pause({})),
    job('off', { enabled: false }),
    job('plain'),
  ];
  const coming = comingRuns({ ...jobsGiven(() => jobs), timetable: hourly }, 0, 9);
  expect(coming.map(({ job: { id }, slot }) => [id, slot.dueAtMs / hour])).toEqual([
    ['plain', 1],
    ['until', 3],
  ]);
});

test('only jobs that may be among the soonest are read, however many there are', () => {
  const all = Array.from({ length: 100 }, (_, n) => job(`job-${n}`));
  const { jobs, allJobs } = jobsGiven(() => all);
  const read: string[] = [];
  const counted: Pick<Jobs, 'get'> = {
    get(jobId) {
      read.push(jobId);
      return jobs.get(jobId);
    },
  };
  const nextDueMs = () => new Map(all.map(({ id }, n) => [id, (100 - n) * hour]));
  const coming = comingRuns({ jobs: counted, allJobs, timetable: hourly, nextDueMs }, 0, 3);
  expect(coming.map(({ job: { id } }) => id)).toEqual(['job-99', 'job-98', 'job-97']);
  expect(read).toEqual(['job-99', 'job-98', 'job-97']);
});

test('what falls due before a pause of everything ends does not start by itself, what comes then does', () => {
  const paused = { isHeld: false, pausedAll: { untilMs: 2 * hour } };
  expect([1, 2, 3].map((hours) => standsStillAt(hours * hour, paused))).toEqual([
    'paused',
    null,
    null,
  ]);
  expect(standsStillAt(9 * hour, { isHeld: false, pausedAll: { untilMs: null } })).toBe('paused');
  expect(standsStillAt(hour, { isHeld: true, pausedAll: null })).toBe('held');
});
