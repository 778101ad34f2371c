import { expect, test } from 'vitest';
import type { PastedSource } from '../../../main/domain/source/source.ts';
import { failureOf, fetchedFrom } from './bench.ts';

const targets: PastedSource = {
  id: 'targets',
  kind: 'pasted',
  text: 'region\ttarget\r\nEMEA\t412.300,50\r\nAPAC\t98.000,00\r\n',
  delimiter: null,
  decimal: null,
  dateFormat: null,
};

test('a table copied out of a spreadsheet is a source without a file', async () => {
  const { manifest } = await fetchedFrom([targets], { fetchedAtMs: 7 });
  expect(manifest.parts).toMatchObject([
    {
      sourceId: 'targets',
      rows: 2,
      columns: [
        { name: 'region', type: 'VARCHAR' },
        { name: 'target', type: 'DECIMAL(18,6)' },
      ],
      origin: 'the pasted table',
      originModifiedAtMs: 7,
      options: { kind: 'pasted', delimiter: '\t', decimal: ',' },
    },
  ]);
});

test('a pasted table that is broken is refused with its line', async () => {
  const failure = await failureOf(fetchedFrom([{ ...targets, text: 'a,b\n1,2\n3\n' }]));
  expect(failure.message).toMatch(/^the pasted table, line 3: the row has fewer cells than the 2/);
});
