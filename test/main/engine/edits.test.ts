import { expect, test } from 'vitest';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import { createFakeClock } from './cast/fake-clock.ts';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The engine runs from 03:30Z until 04:30Z and again from `back` on; the edits are made in between. */
async function away(
  job: JobSpec,
  edits: readonly { readonly at: string; readonly job: JobSpec | null }[],
  back: string,
) {
  const clock = createFakeClock('2026-03-03T03:30:00Z');
  const first = startEngine({ at: '', clock, jobs: [job] });
  await clock.advance(hourMs);
  await first.engine.stop(0);
  for (const edit of edits) {
    clock.freeze(Date.parse(edit.at) - clock.wallMs());
    if (edit.job) first.store.jobs.save(edit.job, clock.wallMs());
    else first.store.jobs.remove(job.id, clock.wallMs());
  }
  clock.freeze(Date.parse(back) - clock.wallMs());
  first.store.close();
  const { ledger, store } = startEngine({ at: '', clock, home: first.home, jobs: [] });
  await clock.advance(minuteMs);
  return { lines: ledger(job.id), store };
}

const everyHalf: JobSpec = { ...hourly, schedule: { ...hourly.schedule, cron: '30 * * * *' } };

test('slots due before an edit, and after the last that Almanac saw, are decided by the old schedule', async () => {
  const edits = [{ at: '2026-03-03T06:10:00Z', job: everyHalf }];
  const { lines } = await away(hourly, edits, '2026-03-03T07:40:00Z');
  expect(lines).toEqual([
    '2026-03-03T04:00:00Z succeeded (on time) schedule',
    '2026-03-03T05:00:00Z superseded (by 2026-03-03T06:00:00Z)',
    '2026-03-03T06:00:00Z superseded (by 2026-03-03T06:30:00Z) catch-up',
    '2026-03-03T06:30:00Z succeeded (catch-up) catch-up',
    '2026-03-03T07:30:00Z succeeded (late) schedule',
  ]);
});

test('of two edits in one absence each schedule keeps its own slots, and none is invented', async () => {
  const quarter: JobSpec = { ...hourly, schedule: { ...hourly.schedule, cron: '15 * * * *' } };
  const skipping = (job: JobSpec): JobSpec => ({
    ...job,
    catchUp: { ...job.catchUp, policy: 'skip' },
  });
  const edits = [
    { at: '2026-03-03T05:10:00Z', job: skipping(everyHalf) },
    { at: '2026-03-03T06:40:00Z', job: skipping(quarter) },
  ];
  const { lines } = await away(skipping(hourly), edits, '2026-03-03T08:00:00Z');
  expect(lines).toEqual([
    '2026-03-03T04:00:00Z succeeded (on time) schedule',
    '2026-03-03T05:00:00Z missed (off)',
    '2026-03-03T05:30:00Z missed (off)',
    '2026-03-03T06:30:00Z missed (off)',
    '2026-03-03T07:15:00Z missed (off)',
  ]);
});

test.each([
  ['switched off', { ...hourly, enabled: false }],
  ['removed', null],
])(
  'what was due before a job was %s while Almanac was off has an outcome, and does not run',
  async (_, job) => {
    const edits = [{ at: '2026-03-03T06:10:00Z', job }];
    const { lines, store } = await away(hourly, edits, '2026-03-03T06:40:00Z');
    expect(lines).toEqual([
      '2026-03-03T04:00:00Z succeeded (on time) schedule',
      '2026-03-03T05:00:00Z skipped (disabled)',
      '2026-03-03T06:00:00Z skipped (disabled)',
    ]);
    expect(store.endedSchedules.all()).toEqual([]);
  },
);

test('an edit after a wake-up, before anything was recorded, loses no slot of the night', async () => {
  const { clock, engine, ledger, store } = startEngine({
    at: '2026-03-02T12:00:00Z',
    jobs: [nightly],
  });
  clock.freeze(24 * hourMs);
  const schedule = { ...nightly.schedule, cron: '0 18 * * *' };
  store.jobs.save({ ...nightly, schedule }, clock.wallMs());
  engine.wake();
  await clock.advance(minuteMs);
  expect(ledger('nightly')).toEqual([
    '2026-03-03T02:00|America/New_York succeeded (late) schedule',
  ]);
});

test('saved again without another schedule, nothing has ended', () => {
  const { clock, store } = startEngine({ at: '2026-03-03T03:30:00Z', jobs: [hourly] });
  store.jobs.save({ ...hourly, name: 'Orders' }, clock.wallMs() + 1);
  expect(store.endedSchedules.all()).toEqual([]);
});

test('when each job may be due next is known before the engine has looked, after a slot, and after an edit', async () => {
  const clock = createFakeClock('2026-03-03T03:30:00Z');
  const { engine, store } = startEngine({ at: '', clock, jobs: [hourly] });
  const due = () =>
    [...engine.nextDueMs()].map(([id, ms]) => `${id} ${new Date(ms).toISOString()}`);
  expect(due()).toEqual(['hourly 2026-03-03T04:00:00.000Z']);
  await clock.advance(hourMs);
  expect(due()).toEqual(['hourly 2026-03-03T05:00:00.000Z']);
  store.jobs.save(everyHalf, clock.wallMs());
  store.jobs.save(nightly, clock.wallMs());
  engine.wake();
  expect(due().map((line) => line.slice(0, -8))).toEqual([
    'hourly 2026-03-03T05:30',
    'nightly 2026-03-03T07:00',
  ]);
  await engine.stop(0);
});
