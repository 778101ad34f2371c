import { expect, test } from 'vitest';
import {
  asKind,
  cronOf,
  type Habit,
  habitOf,
  windowOf,
} from '../../renderer/screens/job-editor/habit.ts';

test.each<[string, Habit, string]>([
  ['*/20 * * * *', { kind: 'minutes', every: 20 }, 'slot'],
  ['5 * * * *', { kind: 'hours', every: 1, minute: 5 }, 'hour'],
  ['0 */6 * * *', { kind: 'hours', every: 6, minute: 0 }, 'slot'],
  ['15 8 * * *', { kind: 'day', at: '08:15' }, 'day'],
  ['30 17 * * MON-FRI', { kind: 'weekdays', at: '17:30' }, 'day'],
  ['0 7 * * MON,THU', { kind: 'week', days: ['MON', 'THU'], at: '07:00' }, 'week'],
  ['0 0 15 * *', { kind: 'month', day: '15', at: '00:00' }, 'month'],
  ['0 18 L * *', { kind: 'month', day: 'L', at: '18:00' }, 'month'],
])('%s is a habit, there and back', (cron, habit, window) => {
  expect(habitOf(cron)).toEqual(habit);
  expect(cronOf(habit)).toBe(cron);
  expect(windowOf(habit)).toBe(window);
});

test.each([
  '*/7 * * * *',
  '0 9 * 1 *',
  '0 9 31 * *',
  '0 9 1 * MON',
  '0,30 9 * * *',
  '0 9 * * FRI#L',
  '0 9-17 * * *',
  '0 0 9 * * *',
  '0 9',
  '@daily',
])('%s says more than a habit, and stays as it is', (cron) => {
  expect(habitOf(cron)).toBeNull();
});

test('another kind of habit keeps the time of day', () => {
  const evening: Habit = { kind: 'weekdays', at: '18:30' };
  expect(cronOf(asKind('month', evening))).toBe('30 18 1 * *');
  expect(cronOf(asKind('week', evening))).toBe('30 18 * * MON');
  expect(cronOf(asKind('hours', evening))).toBe('0 * * * *');
});
