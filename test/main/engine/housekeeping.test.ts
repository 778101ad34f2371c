import { expect, test } from 'vitest';
import { createFakeClock } from './cast/fake-clock.ts';
import { hourly, startEngine } from './cast/start-engine.ts';

test('what commits have written is folded in while nothing runs, and not before', async () => {
  const folds: string[] = [];
  const clock = createFakeClock('2026-03-02T20:59:50Z');
  const { workers } = startEngine({
    at: '',
    clock,
    jobs: [hourly],
    between: (opened) => ({
      ...opened,
      journal: {
        fold: () => void folds.push(new Date(clock.wallMs()).toISOString().slice(11, 19)),
      },
    }),
  });
  await clock.advance(5_000);
  workers.behave('hangs');
  await clock.advance(65_000);
  expect(folds).toEqual(['20:59:50']);
});
