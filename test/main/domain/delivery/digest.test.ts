import { expect, test } from 'vitest';
import { digestPeriod, digestText } from '../../../../main/domain/delivery/digest.ts';

const berlin = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString();

test.each([
  // The night of 2026-10-25 has 25 hours in Berlin.
  ['day', '2026-10-26T06:59:00Z', '2026-10-23T22:00:00.000Z', '2026-10-24T22:00:00.000Z'],
  ['day', '2026-10-26T07:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['week', '2026-10-26T06:59:00Z', '2026-10-11T22:00:00.000Z', '2026-10-18T22:00:00.000Z'],
  ['week', '2026-10-26T07:00:00Z', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['week', '2026-10-31T12:00:00Z', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
] as const)('a digest of the %s at %s tells from %s to %s', (every, now, from, to) => {
  const period = digestPeriod(every, berlin, at(now));
  expect(period && [iso(period.fromMs), iso(period.toMs)]).toEqual([from, to]);
});

test('a digest says what was ready, failed, missed and waits, and what was sent', () => {
  const counted = [
    { outcome: 'succeeded', slots: 14 },
    { outcome: 'failed', slots: 2 },
    { outcome: 'missed', slots: 1 },
    { outcome: 'superseded', slots: 9 },
  ] as const;
  expect(digestText({ every: 'day' }, { counted }, { sent: 31, unsent: 1 })).toMatchObject({
    title: 'Yesterday: 14 reports ready, 2 failed, 1 missed',
    body: '31 deliveries sent, 1 not sent. Almanac shows what needs you.',
  });
  const fine = [{ outcome: 'succeeded', slots: 1 }] as const;
  expect(digestText({ every: 'week' }, { counted: fine }, { sent: 0, unsent: 0 })).toMatchObject({
    title: 'Last week: 1 report ready',
    body: 'Everything went as planned.',
  });
  expect(digestText({ every: 'day' }, { counted: [] }, { sent: 0, unsent: 0 })).toBeNull();
});
