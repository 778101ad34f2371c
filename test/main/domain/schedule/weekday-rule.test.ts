import { expect, test } from 'vitest';
import { isOnWorkdays, mayCatchUpAt } from '../../../../main/domain/schedule/weekday-rule.ts';

test.each([
  ['MON-FRI', true],
  ['1-5', true],
  ['mon,wed', true],
  ['FRI#L', true],
  ['5L', true],
  ['TUE#2', true],
  ['1-5/2', true],
  ['*', false],
  ['?', false],
  ['MON-SAT', false],
  ['0', false],
  ['7', false],
  ['FRI-MON', false],
  ['MON,SUN', false],
  ['1/2', false],
  ['*/2', false],
])('the weekday field %s keeps to working days: %s', (field, expected) => {
  expect(isOnWorkdays(field)).toBe(expected);
});

test('it is Saturday by the clock of the job, not of the laptop', () => {
  const saturdayInBerlin = Date.parse('2026-03-06T23:30:00Z');
  expect(mayCatchUpAt('0 9 * * MON-FRI', 'Europe/Berlin', saturdayInBerlin)).toBe(false);
  expect(mayCatchUpAt('0 9 * * MON-FRI', 'America/New_York', saturdayInBerlin)).toBe(true);
  expect(mayCatchUpAt('0 9 * * *', 'Europe/Berlin', saturdayInBerlin)).toBe(true);
});
