import { expect, test } from 'vitest';
import type { Fact } from '../../../../main/domain/report/fact.ts';
import type { SnapshotManifest } from '../../../../main/domain/report/report.ts';
import {
  compareFacts,
  compareReports,
  whyRevised,
} from '../../../../main/domain/report/revision.ts';

const fact = (id: string, text: string) => ({ id, text, label: `label of ${id}` }) as Fact;

test('two revisions are compared number by number, whatever their order', () => {
  const before = [fact('total', '412,300'), fact('rows', '12'), fact('gone', '3')];
  const after = [fact('rows', '12'), fact('total', '409,100'), fact('new', '7')];
  expect(
    compareFacts(before, after).map(({ id, before: was, after: is }) => [id, was, is]),
  ).toEqual([
    ['total', '412,300', '409,100'],
    ['new', null, '7'],
    ['gone', '3', null],
  ]);
});

const figure = (id: string, value: number | string, change: Partial<Fact> = {}) =>
  ({ ...fact(id, String(value)), value, format: 'amount', unit: 'EUR', ...change }) as Fact;

test.each([
  ['an amount', figure('a', 1000), figure('a', 1234), '+234 EUR'],
  ['a fall', figure('a', 12.5), figure('a', 10), '\u22122.50 EUR'],
  [
    'percents, in points',
    figure('a', 10, { format: 'percent', unit: '%' }),
    figure('a', 7.5, { format: 'percent', unit: '%' }),
    '\u22122.5 points',
  ],
  ['two currencies', figure('a', 1), figure('a', 2, { unit: 'USD' }), null],
  ['dates', figure('a', '2026-11-03'), figure('a', '2026-11-04'), null],
  ['what is the same', figure('a', 1), figure('a', 1), null],
])('the difference of two reports is said of %s', (_, before, after, difference) => {
  const [found] = compareReports([before], [after], undefined);
  expect(found?.difference?.replace('\u00a0', ' ') ?? null).toBe(difference);
});

test('a number that the earlier report calls otherwise says so', () => {
  const before = figure('a', 1, { label: 'sales (UTC)' });
  const [found] = compareReports([before], [figure('a', 2)], undefined);
  expect(found).toMatchObject({ label: 'label of a', labelBefore: 'sales (UTC)' });
});

const read = (sha256: string) =>
  ({ parts: [{ sourceId: 'sales', sha256 }] }) as unknown as SnapshotManifest;
const run = (again: 'as-it-was' | 'as-is-now' | null, jobRevision = 1) => ({ again, jobRevision });

test.each([
  ['as-is-now', 'b', 1, 'as the data is now'],
  ['as-is-now', 'a', 1, 'as the data is now, which has not changed'],
  ['as-it-was', 'a', 1, 'as the data was'],
  ['as-it-was', 'a', 2, 'as the data was, and as the job is now'],
] as const)(
  'made %s from data %s by revision %i of its job it says why',
  (again, sha256, revision, why) => {
    const first = { run: run(null), snapshot: read('a') };
    expect(whyRevised(first, { run: run(again, revision), snapshot: read(sha256) })).toBe(why);
  },
);
