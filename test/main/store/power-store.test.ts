import { expect, test } from 'vitest';
import { aStore } from './cast.ts';

test('an absence is found by any instant of it, and by none outside', () => {
  const { power } = aStore();
  const asleep = { fromMs: 100, toMs: 200, kind: 'asleep' } as const;
  const off = { fromMs: 300, toMs: 400, kind: 'off' } as const;
  for (const absence of [off, asleep, asleep]) power.add(absence);
  expect(power.overlapping(0, 1000)).toEqual([asleep, off]);
  expect(power.overlapping(199, 300)).toEqual([asleep]);
  expect(power.overlapping(200, 300)).toEqual([]);
});
