import { expect, test } from 'vitest';
import { formatValue } from '../../../../main/domain/report/format-value.ts';

test.each([
  [412_299.61, { format: 'amount', unit: 'EUR' }, '412,300 EUR'],
  [999.5, { format: 'amount', unit: 'EUR' }, '999.50 EUR'],
  [7, { format: 'amount', unit: '' }, '7'],
  [-8.14, { format: 'percent', unit: '%', isSigned: true }, '−8.1 %'],
  [1234.5, { format: 'percent', unit: '%', isSigned: true }, '+1,235 %'],
  [0.04, { format: 'percent', unit: '%', isSigned: true }, '0.0 %'],
  [-0.001, { format: 'amount', unit: 'EUR' }, '0.00 EUR'],
  [1_204, { format: 'count', unit: '' }, '1,204'],
  [552.31, { format: 'amount', unit: 'EUR', beside: 9000 }, '552 EUR'],
  ['2026-11-03', { format: 'date', unit: '' }, '3 Nov 2026'],
  ['2026-11-03T08:15', { format: 'date', unit: '' }, '3 Nov 2026, 08:15'],
  [null, { format: 'count', unit: '' }, '–'],
] as const)('%s as %o is written %s', (value, form, text) => {
  expect(formatValue(value, form, undefined)).toBe(text);
});
