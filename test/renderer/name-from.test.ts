import { expect, test } from 'vitest';
import { nameFrom } from '../../renderer/screens/job-editor/use-job-form.ts';

test.each([
  ['/home/ana/daily_sales-2026.csv', 'Daily sales 2026'],
  ['/home/ana/Umsatz 2026-11.xlsx', 'Umsatz 2026-11'],
  ['C:\\data\\orders--eu.csv', 'Orders eu'],
])('%s is called %s', (path, name) => {
  expect(nameFrom(path)).toBe(name);
});
