import { expect, test } from 'vitest';
import {
  freshFromMs,
  type WaitFor,
  waitEndsAtMs,
  waitText,
} from '../../../../main/domain/run/waiting.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const run = {
  dueAtMs: utc('2026-03-03T07:00'),
  requestedAtMs: utc('2026-03-03T11:00'),
  window: { key: 'day:2026-03-02', fromMs: utc('2026-03-02T00:00'), toMs: utc('2026-03-03T00:00') },
  zone: 'UTC',
};
const until = (given: WaitFor['until']) => waitEndsAtMs({ until: given } as WaitFor, run);

test('a wall time is the first at or after the due instant, a duration counts from the record', () => {
  expect(until({ time: '09:30' })).toBe(utc('2026-03-03T09:30'));
  expect(until({ time: '07:00' })).toBe(utc('2026-03-03T07:00'));
  expect(until({ time: '06:59' })).toBe(utc('2026-03-04T06:59'));
  expect(until({ afterMs: 3_600_000 })).toBe(utc('2026-03-03T12:00'));
});

test('fresh for the window is changed since it ended; a since-last run without one takes its due instant', () => {
  expect(freshFromMs('window', run)).toBe(utc('2026-03-03T00:00'));
  expect(freshFromMs('window', { ...run, window: null })).toBe(utc('2026-03-03T07:00'));
  expect(freshFromMs(86_400_000, run)).toBe(utc('2026-03-02T07:00'));
});

test('what it waits for is said with the time of its own zone', () => {
  const waits = { waitingFor: 'customers.csv', waitUntilMs: utc('2026-03-03T08:30') };
  expect(waitText({ ...waits, zone: 'Europe/Berlin' })).toBe(
    'waiting for customers.csv, until 09:30',
  );
  expect(waitText({ waitingFor: null, waitUntilMs: null, zone: 'UTC' })).toBeNull();
});
