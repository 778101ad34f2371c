import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ParquetSource } from '../../../main/domain/source/source.ts';
import { withDuckDB } from '../../../main/pipeline/engine.ts';
import { literal } from '../../../main/pipeline/sql.ts';
import { failureOf, fetchedFrom, file, folder, rowsOf } from './bench.ts';

function parquet(path: string): ParquetSource {
  return { id: 'orders', kind: 'parquet', path, dateFormat: null };
}

/** A Parquet file that the engine itself wrote. */
async function written(query: string): Promise<string> {
  const path = join(folder(), 'orders.parquet');
  await withDuckDB(null, async (connection) => {
    await connection.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet)`);
  });
  return path;
}

test('columns keep their types, text that holds dates becomes dates, lists become text', async () => {
  const path = await written(
    "SELECT 1.50::DECIMAL(9,2) AS net, '2026-11-02' AS at, '007' AS article, [1, 2] AS parts, {'a': 'x'} AS by, 3::TINYINT AS n, TIMESTAMPTZ '2026-11-02 10:00:00Z' AS seen, TIME '10:00' AS clock, 'b'::BLOB AS raw",
  );
  const snapshot = await fetchedFrom([parquet(path)]);
  const [part] = snapshot.manifest.parts;
  expect(part?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'net DECIMAL(9,2)',
    'at DATE',
    'article VARCHAR',
    'parts VARCHAR',
    'by VARCHAR',
    'n TINYINT',
    'seen TIMESTAMP WITH TIME ZONE',
    'clock VARCHAR',
    'raw VARCHAR',
  ]);
  expect((await rowsOf(snapshot))[0]).toEqual([
    ...['1.50', '2026-11-02', '007', '[1,2]', '{"a":"x"}', '3'],
    ...['2026-11-02 10:00:00+00', '10:00:00', '62'],
  ]);
});

test.each([
  ['no Parquet', 'a,b\n1,2\n', 'is not a Parquet file'],
  ['cut off', 'PAR1\u0000\u0000', 'is a broken Parquet file'],
  ['empty', '', 'is empty (0 bytes)'],
])('a file that is %s is refused with a sentence', async (_, content, message) => {
  const failure = await failureOf(fetchedFrom([parquet(file('orders.parquet', content))]));
  expect(failure.message).toContain(`orders.parquet ${message}`);
});

test('a Parquet file without rows is said to have none', async () => {
  const failure = await failureOf(
    fetchedFrom([parquet(await written('SELECT 1 AS a WHERE false'))]),
  );
  expect(failure).toMatchObject({ code: 'source-empty', permanent: false });
});
