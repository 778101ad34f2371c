import { expect, test } from 'vitest';
import type { Timetable } from '../../../main/domain/ports.ts';
import type { Slot } from '../../../main/domain/schedule/slot.ts';
import { noteZoneRules } from '../../../main/domain/schedule/zone-rules.ts';
import { plainJob } from '../../cast/plain-job.ts';
import { startEngine } from './cast/start-engine.ts';

const hourMs = 3_600_000;
const daily = {
  ...plainJob,
  id: 'daily',
  schedule: { cron: '0 9 * * *', timezone: 'Europe/Berlin' },
};

/** Berlin has given up summer time: each slot is due an hour later than the old rules said. */
function anHourLater(timetable: Timetable): Timetable {
  const later = (slot: Slot | null) => slot && { ...slot, dueAtMs: slot.dueAtMs + hourMs };
  return {
    ...timetable,
    next: (job, afterMs) => later(timetable.next(job, afterMs - hourMs)),
    previous: (job, beforeMs) => later(timetable.previous(job, beforeMs - hourMs)),
    between: (job, afterMs, untilMs, limit) =>
      timetable
        .between(job, afterMs - hourMs, untilMs - hourMs, limit)
        .map((slot) => ({ ...slot, dueAtMs: slot.dueAtMs + hourMs })),
  };
}

test('new time zone rules move what comes, and a slot that ran does not run again', async () => {
  const before = startEngine({ at: '2026-06-01T06:00Z', jobs: [daily], tzdata: '2026a' });
  await before.clock.advance(90 * 60_000);
  await before.engine.stop(0);
  const { clock, home } = before;
  const after = startEngine({
    at: '',
    clock,
    home,
    jobs: [],
    tzdata: '2026b',
    rules: anHourLater,
  });
  await clock.advance(26 * hourMs);
  const slots = after.store.history.slots({ jobId: 'daily', limit: 9, order: 'oldest' });
  expect(
    slots.map(({ slot, dueAtMs, tzdata, outcome }) => [
      slot,
      new Date(dueAtMs ?? 0).toISOString(),
      tzdata,
      outcome,
    ]),
  ).toEqual([
    ['2026-06-01T09:00|Europe/Berlin', '2026-06-01T07:00:00.000Z', '2026a', 'succeeded'],
    ['2026-06-02T09:00|Europe/Berlin', '2026-06-02T08:00:00.000Z', '2026b', 'succeeded'],
  ]);
});

test('a change of the rules is said once', () => {
  const { store } = startEngine({ at: '2026-06-01T06:00Z', jobs: [] });
  const told = ['2026a', '2026a', '2026b', '2026b'].map((version) =>
    noteZoneRules(store.settings, version),
  );
  const changed =
    'The time zone rules are now 2026b, they were 2026a: what is due from now on is computed with the new ones';
  expect(told).toEqual([null, null, changed, null]);
});
