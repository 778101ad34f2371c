import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import {
  beginningSentence,
  coverageSentence,
  gapSentence,
} from '../../../main/domain/upkeep/coverage-text.ts';
import { coverJob } from '../../../main/engine/cover-job.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { hourly, nightly, type Started, startEngine } from './cast/start-engine.ts';

const dayMs = 86_400_000;
const longestWaitMs = dayMs / 4;

const mondays: JobSpec = {
  ...nightly,
  id: 'mondays',
  schedule: { cron: '0 7 * * MON', timezone: 'Europe/Berlin' },
  window: { kind: 'week' },
};

/** A job's coverage now, and what is said of it. */
function cover(
  { store, clock }: Started,
  jobId: string,
  { limit = 1_000, zone = 'Europe/Berlin' } = {},
) {
  const job = store.jobs.get(jobId);
  if (!job) throw new Error(`no job ${jobId}`);
  const timetable = createTimetable({ systemZone: () => zone });
  return coverJob(job, clock.wallMs(), limit, { ...store, timetable });
}

const said = (started: Started, jobId: string) =>
  coverageSentence(cover(started, jobId), 'Europe/Berlin');

test('each Monday since the job was made has an outcome, and its weeks follow on each other', async () => {
  const started = startEngine({ at: '2026-03-03T10:00:00Z', jobs: [mondays], longestWaitMs });
  await started.clock.advance(9 * 7 * dayMs);
  expect(said(started, 'mondays')).toBe(
    'Each of the 9 due times since 3 Mar 2026 has an outcome: 9 reported, 0 unexplained.',
  );
  const coverage = cover(started, 'mondays');
  expect(beginningSentence(coverage)).toBe('The schedule has been as it is now since then.');
  expect(gapSentence(coverage, 'Europe/Berlin')).toBe(
    'The periods of its reports follow on each other without a gap.',
  );
});

test('a fortnight asleep is told: which times passed, and which weeks no report is about', async () => {
  const skips = { ...mondays, catchUp: { ...mondays.catchUp, policy: 'skip' } as const };
  const started = startEngine({ at: '2026-03-03T10:00:00Z', jobs: [skips], longestWaitMs });
  await started.clock.advance(7 * dayMs);
  await started.clock.sleep(15 * dayMs);
  await started.clock.advance(7 * dayMs);
  expect(said(started, 'mondays')).toBe(
    'Each of the 4 due times since 3 Mar 2026 has an outcome: 2 reported, 2 missed (too late to start, asleep), 0 unexplained.',
  );
  expect(gapSentence(cover(started, 'mondays'), 'Europe/Berlin')).toBe(
    'No report is about 9 Mar 2026 to 22 Mar 2026.',
  );
  await started.engine.backfill(started.store.jobs.get('mondays') ?? (skips as never), {
    windowKey: 'week:2026-W11',
    dueAtMs: Date.parse('2026-03-16T06:00:00Z'),
  });
  await started.clock.advance(dayMs);
  expect(said(started, 'mondays')).toContain('2 reported, 1 made later, 1 missed (asleep)');
});

test('a time that the ledger lost is named: the schedule is computed anew, not read from it', async () => {
  const started = startEngine({ at: '2026-03-03T10:00:00Z', jobs: [mondays], longestWaitMs });
  await started.clock.advance(4 * 7 * dayMs);
  const { coverage, settings, jobs } = started.store;
  const lossy = {
    ...coverage,
    slots: (...asked: Parameters<typeof coverage.slots>) =>
      coverage.slots(...asked).filter(({ slot }) => !slot.startsWith('2026-03-16')),
  };
  const job = jobs.get('mondays');
  const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });
  const covered =
    job && coverJob(job, started.clock.wallMs(), 100, { coverage: lossy, settings, timetable });
  expect(covered && coverageSentence(covered, 'Europe/Berlin')).toBe(
    'Not each of the 4 due times since 3 Mar 2026 has an outcome: 3 reported, 1 unexplained (2026-03-16T07:00 Europe/Berlin).',
  );
});

test('what was forgotten and what is left out are said: it begins later, and proves no less', async () => {
  const brief = { ...hourly, catchUp: { ...hourly.catchUp, withinMs: dayMs } };
  const started = startEngine({ at: '2026-03-03T00:30:00Z', jobs: [brief], longestWaitMs });
  await started.clock.advance(3 * dayMs);
  const cut = cover(started, 'hourly', { limit: 24 });
  expect([cut.begins, cut.slots.length, coverageSentence(cut, 'UTC')]).toEqual([
    'limit',
    23,
    'Each of the 23 due times since 5 Mar 2026 has an outcome: 23 reported, 0 unexplained.',
  ]);
  started.store.retention.forget(Date.parse('2026-03-04T00:00:00Z'), started.clock.wallMs(), 1000);
  const kept = cover(started, 'hourly');
  expect([kept.begins, coverageSentence(kept, 'UTC')]).toEqual([
    'forgotten',
    'Each of the 48 due times since 3 Mar 2026 has an outcome: 48 reported, 0 unexplained.',
  ]);
});

test('a laptop that flies from Auckland to Honolulu skips a date that no clock of its own has shown', async () => {
  let zone = 'Pacific/Auckland';
  const daily = { ...nightly, schedule: { cron: '0 7 * * *', timezone: 'system' } };
  const started = startEngine({
    at: '2026-03-03T10:00:00Z',
    jobs: [daily],
    systemZone: () => zone,
    longestWaitMs,
  });
  await started.clock.advance(3 * dayMs);
  zone = 'Pacific/Honolulu';
  started.engine.wake();
  await started.clock.advance(3 * dayMs);
  const coverage = cover(started, 'nightly', { zone });
  expect(coverage.slots.filter(({ fate }) => fate === 'unexplained')).toEqual([]);
});

test('while Almanac does not run nothing is counted that nobody has looked at', async () => {
  const started = startEngine({ at: '2026-03-03T10:00:00Z', jobs: [mondays], longestWaitMs });
  await started.clock.advance(7 * dayMs);
  const job = started.store.jobs.get('mondays');
  const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });
  const later = started.clock.wallMs() + 28 * dayMs;
  const covered = job && coverJob(job, later, 100, { ...started.store, timetable });
  expect(covered?.slots.map(({ fate }) => fate)).toEqual(['reported']);
});
