import { expect, test } from 'vitest';
import { explainSchedule } from '../../../main/jobfile/explain-schedule.ts';

test.each([
  ['0 9 * * MON-FRI', 'fixed-time', 'At 09:00, Monday through Friday'],
  ['0 7 * * *', 'fixed-time', 'Every day at 07:00'],
  ['@monthly', 'fixed-time', 'At 00:00, on day 1 of the month'],
  ['30 0-23 * * *', 'fixed-time', 'At 30 minutes past the hour, between 00:00 and 23:59'],
  ['*/20 1 * * *', 'interval', 'Every 20 minutes, between 01:00 and 01:59'],
  ['0 7 1 * MON', 'fixed-time', 'At 07:00, on day 1 of the month, or on Monday'],
  ['0 7 * * FRI#L', 'fixed-time', 'Minute 0, hour 7, day of month *, month *, weekday FRI#L'],
  ['0 7 1 * +MON', 'fixed-time', 'Minute 0, hour 7, day of month 1, month *, weekday +MON'],
])('%s is a %s schedule: %s', (cron, kind, words) => {
  expect(explainSchedule(cron)).toMatchObject({ kind, words });
});

test('either of two days is enough, unless the weekday has a plus', () => {
  expect(explainSchedule('0 7 1 * MON').days).toContain('the one or the other fits');
  expect(explainSchedule('0 7 1 * +MON').days).toContain('both fit');
  expect(explainSchedule('0 7 * * MON').days).toBeNull();
});

test('the two DST nights are told apart by kind', () => {
  expect(explainSchedule('30 2 * * *').onClockChange).toContain('runs once, the first time');
  expect(explainSchedule('*/30 * * * *').onClockChange).toContain('every real occurrence');
});
