import { expect, test } from 'vitest';
import { comingRuns, standsStillAt } from '../../../main/domain/coming-runs.ts';
import type { Job, Pause } from '../../../main/domain/job.ts';
import type { Timetable } from '../../../main/domain/timetable.ts';
import { plainJob } from '../../cast/plain-job.ts';

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
  const coming = comingRuns(jobs, hourly, 0);
  expect(coming.map(({ job: { id }, slot }) => [id, slot.dueAtMs / hour])).toEqual([
    ['plain', 1],
    ['until', 3],
  ]);
});

test('a schedule is computed once for all the jobs that have it', () => {
  const asked: number[] = [];
  const counted: Pick<Timetable, 'next'> = {
    next(of, afterMs) {
      asked.push(afterMs);
      return hourly.next(of, afterMs);
    },
  };
  const jobs = Array.from({ length: 100 }, (_, n) => job(`job-${n}`));
  expect(comingRuns(jobs, counted, 0)).toHaveLength(100);
  expect(asked).toEqual([0]);
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
