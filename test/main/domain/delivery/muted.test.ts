import { expect, test } from 'vitest';
import { mutedJobs, setMuted } from '../../../../main/domain/delivery/muted.ts';

function mutes(...muted: readonly (readonly [jobId: string, sinceMs: number | null])[]) {
  let stored: string | null = null;
  const settings = {
    text: () => stored,
    number: () => null,
    set: (_name: string, value: string | number) => {
      stored = String(value);
    },
  };
  for (const [jobId, sinceMs] of muted) setMuted(settings, jobId, sinceMs);
  return (successes: readonly (readonly [string, number])[] = []) =>
    mutedJobs(settings, () => new Map(successes));
}

test('a job is muted until it is unmuted', () => {
  expect(mutes(['a', 10], ['b', 10])()).toEqual(['a', 'b']);
  expect(mutes(['a', 10], ['b', 10], ['a', null])()).toEqual(['b']);
});

test('a success after it was muted ends it, one from before does not', () => {
  expect(mutes(['a', 10])([['a', 11]])).toEqual([]);
  expect(mutes(['a', 10])([['a', 9]])).toEqual(['a']);
});
