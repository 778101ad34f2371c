import { expect, test } from 'vitest';
import { createFakeClock } from './cast/fake-clock.ts';
import { hourly, nightly, startEngine } from './cast/start-engine.ts';

test('what 120 jobs missed in a night is recorded once each, in parts that freeze no window', async () => {
  const jobs = Array.from({ length: 120 }, (_, n) => {
    const schedule = { cron: `${n % 60} ${2 + (n % 3)} * * *`, timezone: 'UTC' };
    return { ...nightly, id: `job-${n}`, schedule };
  });
  const { clock, engine, ledger } = startEngine({ at: '2026-03-02T20:00:00Z', jobs });
  await clock.sleep(11 * 3_600_000);
  await clock.advance(1_000);
  expect(jobs.map(({ id }) => ledger(id).length)).toEqual(jobs.map(() => 1));
  await engine.stop(0);
});

test('jobs due at one instant are recorded in one commit, however many they are', async () => {
  const batches: number[] = [];
  const jobs = Array.from({ length: 60 }, (_, n) => ({ ...hourly, id: `job-${n}` }));
  const { clock, engine, store } = startEngine({
    at: '2026-03-02T20:59:50Z',
    jobs,
    between: (opened) => ({
      ...opened,
      slots: {
        request: opened.slots.request,
        lastDue: opened.slots.lastDue,
        record(due, nowMs) {
          batches.push(due.length);
          return opened.slots.record(due, nowMs);
        },
      },
    }),
  });
  await clock.advance(20_000);
  expect(batches).toEqual([60]);
  expect(store.history.slots({ limit: 100, order: 'oldest' })).toHaveLength(60);
  await engine.stop(0);
});

test('a look at the schedule that takes long does not make the next slot late', async () => {
  const clock = createFakeClock('2026-03-02T20:59:50Z');
  const startedMs = clock.wallMs();
  const { engine, store } = startEngine({
    at: '',
    clock,
    jobs: [hourly],
    between: (opened) => ({
      ...opened,
      slots: {
        record: opened.slots.record,
        request: opened.slots.request,
        lastDue(untilMs) {
          if (clock.wallMs() === startedMs) clock.freeze(7_000);
          return opened.slots.lastDue(untilMs);
        },
      },
    }),
  });
  await clock.advance(10_000);
  const [slot] = store.history.slots({ limit: 1, order: 'newest' });
  expect(slot?.recordedAtMs).toBe(Date.parse('2026-03-02T21:00:00Z'));
  await engine.stop(0);
});
