import { expect, test } from 'vitest';
import type { Progress } from '../../../../main/domain/run/plan.ts';
import { type LogLine, withLine } from '../../../../main/domain/run/run-log.ts';

const logOf = (said: readonly Progress[]) =>
  said.reduce<readonly LogLine[]>((log, progress, at) => withLine(log, progress, at), []);
const asking = (note: string): Progress => ({ step: 'analyze', note });

test('each thing that is said is a line with its time, and what only counts on is none', () => {
  const said = [
    { step: 'fetch', note: 'reading sales.csv' } as const,
    asking('asking the model'),
    asking('asking the model · 12 characters'),
    asking('asking the model · 90 characters'),
    asking('computing the figures'),
  ];
  expect(logOf(said).map(({ atMs, note }) => `${atMs} ${note}`)).toEqual([
    '0 reading sales.csv',
    '1 asking the model',
    '4 computing the figures',
  ]);
});

test('of very much its beginning and its end are kept', () => {
  const log = logOf(Array.from({ length: 1000 }, (_, n) => asking(`${n}.`)));
  expect([
    log.length,
    log.at(0)?.note,
    log.at(199)?.note,
    log.at(200)?.note,
    log.at(-1)?.note,
  ]).toEqual([400, '0.', '199.', '800.', '999.']);
});
