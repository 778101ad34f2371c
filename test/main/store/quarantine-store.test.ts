import { expect, test } from 'vitest';
import {
  aStore,
  brokenSource,
  claim,
  day,
  dueSlot,
  failedFor,
  finished,
  minute,
  nightly,
  record,
  seven,
} from './cast.ts';

test('slots of the future without done work move away, and done ones stay to bar a repeat', () => {
  const store = aStore();
  const job = store.jobs.save(nightly, seven - day);
  const missed = (days: number) => {
    const { slot } = dueSlot(days).decision;
    const decision = { slot, verdict: 'end', outcome: 'missed', reason: 'asleep' } as const;
    return { decision, window: null, key: null };
  };
  const runs = record(store, job, [
    missed(0),
    missed(10),
    dueSlot(11),
    dueSlot(12),
    dueSlot(13),
    dueSlot(14),
  ]);
  store.runs.finish(claim(store, runs[1]), finished(), seven);
  store.runs.fail(claim(store, runs[2]), failedFor(), seven);
  claim(store, runs[3]);

  expect(store.quarantine.pullBack(seven + day, 0)).toBe(3);
  expect(
    store.quarantine.list().map(({ slot, outcome, runId }) => [slot.slice(5, 10), outcome, runId]),
  ).toEqual([
    ['03-13', 'missed', null],
    ['03-14', null, runs[0]?.id],
    ['03-16', 'failed', runs[2]?.id],
  ]);
  expect(
    store.history
      .slots({ limit: 10, order: 'oldest' })
      .map(({ slot, run }) => [slot.slice(5, 10), run?.state]),
  ).toEqual([
    ['03-03', undefined],
    ['03-15', 'done'],
    ['03-17', 'running'],
  ]);
  expect([runs[0], runs[2]].map((run) => store.history.run(run?.id ?? '')?.state)).toEqual([
    undefined,
    'failed',
  ]);
  expect(
    record(store, job, [dueSlot(11), dueSlot(12), dueSlot(13)], seven + 13 * day),
  ).toHaveLength(2);
});

test('waits for a next attempt, absences and edits of the future come back to now', () => {
  const store = aStore();
  const job = store.jobs.save(nightly, seven + 10 * day);
  const [run] = record(store, job, [dueSlot()], seven);
  const nextAtMs = seven + 10 * day + 5 * minute;
  store.runs.fail(claim(store, run), failedFor({ failure: brokenSource, nextAtMs }), seven);
  store.power.add({ kind: 'off', fromMs: seven, toMs: seven + 10 * day });

  store.quarantine.pullBack(seven + minute, 10 * day - minute);
  const { scheduledAtMs } = store.jobs.get('nightly') ?? {};
  expect([scheduledAtMs, store.power.overlapping(0, seven + 20 * day)]).toEqual([
    seven + minute,
    [],
  ]);
  expect(store.backlog.nextAtMs(0)).toBe(seven + 6 * minute);
});
