import { expect, test } from 'vitest';
import { formatShortDate, formatValue } from '../../../../main/domain/report/format-value.ts';
import { regionOf } from '../../../../main/domain/report/region.ts';
import {
  offeredRegions,
  regionExample,
  regionNames,
} from '../../../../main/domain/report/region-choices.ts';

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, '_').replace(/'/g, '’');

/** What people of the country write, as their own style guides say. */
test.each([
  ['de-DE', '1.234.567', '−412.300_€', '+8,1_%', '3 Nov 2026', '9,50_$'],
  ['de-CH', '1’234’567', '−EUR_412’300', '+8.1%', '3 Nov 2026', '$_9.50'],
  ['en-US', '1,234,567', '−€412,300', '+8.1%', 'Nov 3, 2026', '$9.50'],
  ['en-GB', '1,234,567', '−€412,300', '+8.1%', '3 Nov 2026', 'US$9.50'],
  ['en-IN', '12,34,567', '−€4,12,300', '+8.1%', '3 Nov 2026', '$9.50'],
  ['fr-FR', '1_234_567', '−412_300_€', '+8,1_%', '3 Nov 2026', '9,50_$US'],
  ['es-ES', '1.234.567', '−412.300_€', '+8,1_%', '3 Nov 2026', '9,50_US$'],
  ['nl-NL', '1.234.567', '−€_412.300', '+8,1%', '3 Nov 2026', 'US$_9,50'],
  ['sv-SE', '1_234_567', '−412_300_€', '+8,1_%', '2026-11-03', '9,50_US$'],
  ['tr-TR', '1.234.567', '−€412.300', '+%8,1', '3 Nov 2026', '$9,50'],
  ['ja-JP', '1,234,567', '−€412,300', '+8.1%', '2026-11-03', '$9.50'],
])('numbers and dates as in %s', (tag, count, amount, percent, date, dollars) => {
  const region = regionOf(tag) ?? undefined;
  const written = [
    formatValue(1_234_567, { format: 'count', unit: '' }, region),
    formatValue(-412_300, { format: 'amount', unit: 'EUR' }, region),
    formatValue(8.1, { format: 'percent', unit: '%', isSigned: true }, region),
    formatValue('2026-11-03', { format: 'date', unit: '' }, region),
    formatValue(9.5, { format: 'amount', unit: 'USD' }, region),
  ];
  expect(written.map(spaced)).toEqual([count, amount, percent, date, dollars]);
});

test('each region on offer writes digits as the runtime itself does there', () => {
  for (const tag of offeredRegions) {
    const region = regionOf(tag) ?? undefined;
    const own = new Intl.NumberFormat(tag, { numberingSystem: 'latn', maximumFractionDigits: 2 });
    for (const value of [7, 999, 1234, 12_345, 1_234_567, 123_456_789_012]) {
      const written = formatValue(value, { format: 'count', unit: '' }, region);
      expect(`${tag} ${written}`).toBe(`${tag} ${own.format(value)}`);
    }
    expect(formatValue(55.25, { format: 'amount', unit: '' }, region)).toBe(own.format(55.25));
  }
});

test('a unit that is no money stays behind its number, and a sign of money goes where money goes', () => {
  const american = regionOf('en-US') ?? undefined;
  const as = (unit: string) => formatValue(1204, { format: 'amount', unit }, american);
  expect([as('orders'), as('KWH'), as('€'), spaced(as('CHF'))]).toEqual([
    '1,204 orders',
    '1,204 KWH',
    '€1,204',
    'CHF_1,204',
  ]);
});

test('an axis has the day without its year', () => {
  const short = (tag: string) => formatShortDate('2026-11-03', regionOf(tag) ?? undefined);
  expect(['en', 'de-DE', 'en-US', 'sv-SE'].map(short)).toEqual([
    '3 Nov',
    '3 Nov',
    'Nov 3',
    '11-03',
  ]);
});

test.each(['de', 'xx-YY', 'German', 'de_DE', 'DE-de', '', 'de-DE-u-nu-arab'])(
  '"%s" is no language with a country',
  (tag) => expect(regionOf(tag)).toBeNull(),
);

test('a region is named in English, with what it makes of an amount, a share and a date', () => {
  const german = regionOf('de-DE');
  expect(regionNames()('de-DE')).toBe('German (Germany)');
  expect(german && spaced(regionExample(german))).toBe('412.300_€ · 8,1_% · 3 Nov 2026');
});
