import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeSales } from '../../../resources/samples/make-sales.ts';

test('the committed sample is what the generator makes', () => {
  const path = fileURLToPath(new URL('../../../resources/samples/sales.csv', import.meta.url));
  expect(readFileSync(path, 'utf8')).toBe(makeSales({ to: '2026-11-30' }));
});

test('a later end adds rows and changes none', () => {
  const rowsOf = (to: string, days: number) => makeSales({ to, days }).trimEnd().split('\n');
  expect(rowsOf('2026-12-02', 12).slice(0, rowsOf('2026-11-30', 10).length)).toEqual(
    rowsOf('2026-11-30', 10),
  );
});

test('an end with a time of day makes no row after it', () => {
  const last = makeSales({ to: '2026-11-30T14:30', days: 3 }).trimEnd().split('\n').at(-1) ?? '';
  expect(last.slice(0, 16) < '2026-11-30 14:30').toBe(true);
});
