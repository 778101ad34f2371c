import { expect, test } from 'vitest';
import {
  quietMistake,
  quietUntilMs,
} from '../../../../main/domain/delivery/notification-settings.ts';

const night = { quiet: { from: '22:00', to: '07:00' } };
const berlin = 'Europe/Berlin';
const until = (at: string, quiet = night) => {
  const endMs = quietUntilMs(quiet, berlin, Date.parse(at));
  return endMs === null ? null : new Date(endMs).toISOString();
};

test.each([
  ['before the quiet', '2026-11-02T20:59:00Z', null],
  ['as it begins', '2026-11-02T21:00:00Z', '2026-11-03T06:00:00.000Z'],
  ['after midnight', '2026-11-03T02:00:00Z', '2026-11-03T06:00:00.000Z'],
  ['as it ends', '2026-11-03T06:00:00Z', null],
  ['in the night that loses an hour', '2026-03-28T23:00:00Z', '2026-03-29T05:00:00.000Z'],
])('%s the quiet of 22:00 to 07:00 ends at its end, or is none', (_when, at, end) => {
  expect(until(at)).toBe(end);
});

test('quiet hours by day work too', () => {
  const lunch = { quiet: { from: '12:00', to: '13:00' } };
  expect([until('2026-11-02T11:30:00Z', lunch), until('2026-11-02T12:00:00Z', lunch)]).toEqual([
    '2026-11-02T12:00:00.000Z',
    null,
  ]);
});

test('times that are none, or the same, are refused with a sentence', () => {
  const refused = (from: string, to: string) =>
    quietMistake({ quiet: { from, to }, detail: 'title', digest: 'never' });
  expect([refused('22', '07:00'), refused('7:00', ''), refused('22:00', '07:00')]).toEqual([
    'Write both times as 22:00.',
    'Write both times as 22:00.',
    null,
  ]);
  expect(refused('22:00', '22:00')).toMatch(/^The two times are the same/);
});
