import { expect, test } from 'vitest';
import { machineRandom } from '../../../main/store/machine.ts';

test('ten thousand runs of one instant get ten thousand ids, in order of making', () => {
  const ids = Array.from({ length: 10_000 }, () => machineRandom.runId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-z]{12}$/);
});
