import { expect, test } from 'vitest';
import { findBareNumbers, proveReport } from '../../../main/pipeline/report/bare-numbers.ts';
import type { FactDraft } from '../../../main/pipeline/report/fact-numbers.ts';
import { cite, join, name, say, size } from '../../../main/pipeline/report/phrase.ts';

const fact: FactDraft = {
  id: 'total.percent',
  label: 'change',
  value: -8.1,
  format: 'percent',
  unit: '%',
  text: '−8.1 %',
  query: 'SELECT -8.1',
  evidence: { columns: [], rows: [], total: 0 },
  source: 'orders.csv',
  snapshotHash: 'ab',
};
const first = () => 1;

test('a sentence prints digits only through a fact', () => {
  expect(say`Net fell ${size(fact)}.`.markdown(first)).toBe('Net fell [8.1 %](fact/1).');
});

test('a digit in the words of a sentence is a bug and throws', () => {
  expect(() => say`Net fell 8 %.`).toThrow('a number must be a fact');
  expect(() => join([name('a'), name('b')], ' 2 ')).toThrow('a number must be a fact');
});

test.each([
  ['Store 12', '`Store 12`'],
  ['North & South', 'North & South'],
  ['a`b', '``a`b``'],
  ['*bold*', '`*bold*`'],
  ['www.example.com', '`www.example.com`'],
  ['line\nbreak', 'line break'],
  ['', '(blank)'],
])('the name %j is written as %s', (text, markdown) => {
  expect(name(text).markdown(first)).toBe(markdown);
});

test.each([
  'Net fell 8 %.',
  '| a |\n| -- |\n| 12 |',
  '[12](https://example.com)',
  '![chart of 2026](chart/1)',
  '# Report 7',
  '٣ orders',
  'a <b>5</b>',
])('a number without a fact is found in %j', (markdown) => {
  expect(findBareNumbers(markdown)).not.toEqual([]);
});

test('facts, names as code and list marks are no bare numbers', () => {
  expect(findBareNumbers('1. Net fell [8.1 %](fact/1) in `Store 12`.\n')).toEqual([]);
});

test.each([
  ['a bare number', 'Net fell 8 %.'],
  ['a link to no fact', 'Net fell [8.1 %](fact/2).'],
  ['another value than the fact has', 'Net fell [9.1 %](fact/1).'],
])('a report with %s is not published', (_, markdown) => {
  const prove = () => proveReport(markdown, [{ ...fact, n: 1 }]);
  expect(prove).toThrow(expect.objectContaining({ code: 'report-unproven', permanent: true }));
});

test('a report whose numbers are all facts is published', () => {
  const text = say`Net: ${cite(fact)}, that is down ${size(fact)}.`.markdown(first);
  expect(() => proveReport(text, [{ ...fact, n: 1 }])).not.toThrow();
});
