import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from '../mutation/mutants.ts';
import { planted } from '../mutation/run-mutant.ts';
import { root } from './plant-house.ts';

test('there are 20 bugs to plant and more, each of its own', () => {
  expect(new Set(mutants.map(({ bug }) => bug)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(20);
});

test.each(mutants)('it can still be planted that $bug', (mutant) => {
  const text = readFileSync(join(root, mutant.file), 'utf8');
  expect(planted(mutant, text)).not.toBe(text);
  const missing = mutant.caughtBy.filter((file) => !existsSync(join(root, 'test', file)));
  expect(missing).toEqual([]);
});
