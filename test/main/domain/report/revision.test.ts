import { expect, test } from 'vitest';
import type { Fact } from '../../../../main/domain/report/fact.ts';
import type { SnapshotManifest } from '../../../../main/domain/report/report.ts';
import { compareFacts, whyRevised } from '../../../../main/domain/report/revision.ts';

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
