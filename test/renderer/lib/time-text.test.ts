import { describe, expect, test } from 'vitest';
import {
  durationText,
  fullTimeText,
  momentText,
  periodText,
  relativeText,
} from '../../../renderer/lib/time-text.ts';
import { berlin, day, hour, minute, monday } from '../cast.ts';

const at = (text: string) => Date.parse(text);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [monday + 10_000, 'now'],
  [monday + 23 * minute, 'in 23 min'],
  [monday - 5 * minute, '5 min ago'],
  [monday + 2 * hour + 10 * minute, 'in 2 h 10 min'],
  [monday + 30 * hour, 'in 30 h'],
  [monday + 4 * day, 'in 4 days'],
])('%i is "%s"', (ms, text) => {
  expect(plain(relativeText(ms, monday))).toBe(text);
});

test.each([
  [0, '0.0 s'],
  [2_449, '2.4 s'],
  [12_900, '12 s'],
  [185_000, '3 min 5 s'],
  [2 * hour, '2 h'],
])('%i ms are "%s"', (ms, text) => {
  expect(plain(durationText(ms))).toBe(text);
});

test('a moment is named by its day in its own zone', () => {
  expect(momentText(at('2026-03-02T22:30Z'), berlin, monday)).toBe('Today 23:30');
  expect(momentText(at('2026-03-02T23:30Z'), berlin, monday)).toBe('Tomorrow 00:30');
  expect(momentText(at('2026-03-09T06:00Z'), berlin, monday)).toBe('Mon 9 Mar 07:00');
  expect(momentText(at('2025-03-09T06:00Z'), berlin, monday)).toBe('Sun 9 Mar 2025 07:00');
});

test('the full time gives the offset of that day, and UTC', () => {
  expect(fullTimeText(at('2026-07-01T07:00Z'), berlin)).toBe(
    'Wednesday 1 July 2026, 09:00 Europe/Berlin (GMT+2), 07:00 UTC',
  );
  expect(fullTimeText(at('2026-07-01T07:00Z'), 'UTC')).toBe('Wednesday 1 July 2026, 07:00 UTC');
});

describe('a period is said as people say it', () => {
  test.each([
    ['a day', '2026-02-28T23:00Z', '2026-03-01T23:00Z', 'Sun 1 Mar'],
    ['a week', '2026-02-22T23:00Z', '2026-03-01T23:00Z', 'Mon 23 Feb – Sun 1 Mar'],
    ['a month', '2026-01-31T23:00Z', '2026-02-28T23:00Z', 'February 2026'],
    ['the month of a DST night', '2026-02-28T23:00Z', '2026-03-31T22:00Z', 'March 2026'],
    ['an hour', '2026-03-01T08:00Z', '2026-03-01T09:00Z', 'Sun 1 Mar 09:00 – 10:00'],
    ['a year', '2024-12-31T23:00Z', '2025-12-31T23:00Z', 'Wed 1 Jan 2025 – Wed 31 Dec 2025'],
  ])('%s', (_name, from, to, text) => {
    expect(periodText(at(from), at(to), berlin, monday)).toBe(text);
  });
});
