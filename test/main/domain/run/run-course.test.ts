import { expect, test } from 'vitest';
import type { Attempt } from '../../../../main/domain/run/history.ts';
import { courseOf } from '../../../../main/domain/run/run-course.ts';

const tried = (fence: number, from: number, to: number | null, outcome: Attempt['outcome']) => ({
  fence,
  startedAtMs: from * 1000,
  endedAtMs: to === null ? null : to * 1000,
  outcome,
  failure: null,
  log: [],
});
const run = (endedAt: number | null) => ({
  dueAtMs: 0,
  requestedAtMs: 5000,
  endedAtMs: endedAt === null ? null : endedAt * 1000,
});
/** "fetch 1: 10-12", the times in seconds. */
const lines = (...given: Parameters<typeof courseOf>) =>
  courseOf(...given).map(
    ({ what, attempt, fromMs, toMs, isBroken }) =>
      `${what}${attempt === null ? '' : ` ${attempt}`}: ${fromMs / 1000}-${toMs === null ? '' : toMs / 1000}${isBroken ? ' broken' : ''}`,
  );

test('a run waits for its turn, reads, works and delivers', () => {
  const fetched = { fence: 1, storedAtMs: 12_000 };
  expect(lines(run(19), [tried(1, 10, 15, 'succeeded')], fetched)).toEqual([
    'wait: 0-10',
    'fetch 1: 10-12',
    'analyze 1: 12-15',
    'deliver: 15-19',
  ]);
});

test('a second try works with what the first has read', () => {
  const attempts = [tried(1, 0, 3, 'failed'), tried(2, 33, 40, 'succeeded')];
  expect(lines(run(40), attempts, { fence: 1, storedAtMs: 2000 })).toEqual([
    'fetch 1: 0-2',
    'analyze 1: 2-3 broken',
    'wait: 3-33',
    'analyze 2: 33-40',
  ]);
});

test('numbers and writing stand apart where the log says when the writing began', () => {
  const said = (step: 'analyze' | 'report', atMs: number) => ({ step, note: '', atMs });
  const log = [said('analyze', 12_500), said('report', 14_000)];
  const worked = { ...tried(1, 10, 15, 'failed'), log };
  expect(lines(run(15), [worked], { fence: 1, storedAtMs: 12_000 }).slice(1)).toEqual([
    'fetch 1: 10-12',
    'analyze 1: 12-14',
    'report 1: 14-15 broken',
  ]);
});

test('without stored data a try ended while it read, or reads still', () => {
  const attempts = [tried(1, 0, 3, 'abandoned'), tried(2, 3, null, null)];
  expect(lines(run(null), attempts, null)).toEqual(['fetch 1: 0-3 broken', 'fetch 2: 3-']);
});

test('a report that is on its way is still being delivered', () => {
  const fetched = { fence: 1, storedAtMs: 1000 };
  expect(lines(run(null), [tried(1, 0, 3, 'succeeded')], fetched).at(-1)).toBe('deliver: 3-');
});
