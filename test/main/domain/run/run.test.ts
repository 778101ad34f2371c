import { expect, test } from 'vitest';
import { isEnded, isLegalMove, type RunState } from '../../../../main/domain/run/run.ts';

const states: readonly RunState[] = [
  'recorded',
  'waiting',
  'running',
  'delivering',
  'done',
  'failed',
  'dropped',
];

test('a run whose work is done never runs again: delivering leads to done alone', () => {
  expect(states.filter((to) => isLegalMove('delivering', to))).toEqual(['done']);
});

test('done, failed and dropped are ends', () => {
  expect(states.filter(isEnded)).toEqual(['done', 'failed', 'dropped']);
});

test('only a running run can finish; one that waits can be given up', () => {
  const into = (to: RunState) => states.filter((from) => isLegalMove(from, to));
  expect([into('failed'), into('delivering')]).toEqual([
    ['recorded', 'waiting', 'running'],
    ['running'],
  ]);
});
