import { expect, test } from 'vitest';
import { quietUntilMs } from '../../../main/domain/delivery/notification-settings.ts';
import { hourly, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;

test('what comes in quiet hours is told once when they end, and what comes later by itself', async () => {
  const quiet = { quiet: { from: '06:00', to: '08:30' } };
  const { clock, shown } = startEngine({
    at: '2026-03-03T06:55:00Z',
    jobs: [hourly],
    quietUntilMs: (ms) => quietUntilMs(quiet, 'UTC', ms),
  });
  await clock.advance(90 * minuteMs);
  expect(shown).toEqual([]);
  await clock.advance(10 * minuteMs);
  expect(shown.map(({ title, body }) => [title, body])).toEqual([
    ['2 reports came in your quiet hours', '2 are ready'],
  ]);
  await clock.advance(30 * minuteMs);
  expect(shown[1]?.title).toBe('Hourly orders');
});

test('what comes while nobody is to be disturbed is told once afterwards, and what comes later by itself', async () => {
  let isBusy = true;
  const { clock, shown, engine } = startEngine({
    at: '2026-03-03T06:55:00Z',
    jobs: [hourly],
    isBusy: () => isBusy,
  });
  await clock.advance(90 * minuteMs);
  expect([shown, engine.running()]).toEqual([[], []]);
  isBusy = false;
  await clock.advance(minuteMs);
  expect(shown.map(({ title, body }) => [title, body])).toEqual([
    ['2 reports came while you were not to be disturbed', '2 are ready'],
  ]);
  await clock.advance(60 * minuteMs);
  expect(shown[1]?.title).toBe('Hourly orders');
});
