// Where the time of a first read goes: `parts.ts FILE` prints a line of JSON, [what, ms] a step, beside DuckDB's own.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDuckDB } from '../../../main/pipeline/engine.ts';
import { freezeText } from '../../../main/pipeline/fetch/csv/csv.ts';
import { describeDelimited } from '../../../main/pipeline/fetch/csv/delimited.ts';
import { copyTo, sealPart, writeTyped } from '../../../main/pipeline/fetch/write-part.ts';
import { literal } from '../../../main/pipeline/sql.ts';

const [file = ''] = process.argv.slice(2);
const tmpDir = mkdtempSync(join(tmpdir(), 'almanac-sources-'));
const parts: [string, number][] = [];
try {
  mkdirSync(join(tmpDir, 'run'));
  const [copyPath, textPath, parquetPath] = ['copy', 'csv', 'parquet'].map((end) =>
    join(tmpDir, 'run', `orders.${end}`),
  ) as [string, string, string];
  const { encoding } = await timed('copied and its encoding found', () =>
    freezeText(file, copyPath, textPath),
  );
  const form = { delimiter: null, decimal: null, dateFormat: null };
  const { table } = await timed('form and types guessed', () =>
    describeDelimited({ id: 'orders', textPath, encoding, shownAs: file, ...form }),
  );
  const text = `SELECT count(COLUMNS(*)) FROM ${table.from}`;
  await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
    await timed('(of the next, cut into cells)', () => connection.run(text));
    await timed('typed and written', () => writeTyped(connection, table, parquetPath));
    await timed('counted and hashed', () => sealPart(connection, parquetPath, join(tmpDir, 'run')));
    const bare = `SELECT * FROM read_csv(${literal(file)})`;
    await timed('DuckDB alone writes the same', () => copyTo(connection, bare, 6, parquetPath));
  });
  console.log(JSON.stringify(parts));
} finally {
  rmSync(tmpDir, { recursive: true, force: true });
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const beganAtMs = performance.now();
  const result = await work();
  parts.push([what, Math.round(performance.now() - beganAtMs)]);
  return result;
}
