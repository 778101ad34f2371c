import { expect, test } from 'vitest';
import { pauseEndsAtMs } from '../../../main/shell/pause-length.ts';

const now = new Date(2026, 10, 2, 23, 30).getTime();

test('until tomorrow ends at six in the morning of the machine', () => {
  expect(pauseEndsAtMs('tomorrow', now)).toBe(new Date(2026, 10, 3, 6, 0).getTime());
});

test('the other pauses end after their length, or by hand', () => {
  expect(pauseEndsAtMs('half-hour', now)).toBe(now + 1_800_000);
  expect(pauseEndsAtMs('two-hours', now)).toBe(now + 7_200_000);
  expect(pauseEndsAtMs('resumed', now)).toBeNull();
});
