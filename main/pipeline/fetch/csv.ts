import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../domain/failure.ts';
import type { CsvSource } from '../../domain/job.ts';
import type { SnapshotPart } from '../../domain/report.ts';
import { withDuckDB } from '../engine.ts';
import { literal } from '../sql.ts';
import { columnNames } from './column-names.ts';
import { chooseType } from './column-type.ts';
import { type Dialect, detectDialect } from './csv-dialect.ts';
import { detectDecimal } from './csv-number.ts';
import { partOptions } from './csv-options.ts';
import type { CsvReading } from './csv-reading.ts';
import { type CsvText, readCsv, type TypedColumn, typedSelect } from './csv-sql.ts';
import { refuseBrokenRows, settleTypes } from './csv-trouble.ts';
import { freezeFile } from './freeze-file.ts';
import {
  detectEncoding,
  hasMixedLineEnds,
  readHead,
  type TextEncoding,
  writeAsUtf8,
} from './text-encoding.ts';

const headBytes = 2 * 1024 * 1024;

/** Each column takes memory of its own while it gets its type; 10,000 of them took 9 GB. */
const mostColumns = 2000;

/**
 * Reads a CSV file into one Parquet part named after its sha256. Equal bytes with equal options give
 * equal bytes: one thread, the file's order of rows, a fixed compression and row group.
 * @throws RunFailure with a sentence that names the file, and the line where there is one
 */
export async function fetchCsv(source: CsvSource, tmpDir: string): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const textPath = join(tmpDir, `${source.id}.csv`);
  const parquetPath = join(tmpDir, `${source.id}.parquet`);
  try {
    const frozen = await freezeFile(source.path, copyPath);
    const encoding = await detectEncoding(copyPath, source.path);
    const head = (await readHead(copyPath, headBytes)).toString();
    if (encoding === 'utf-8' && !hasMixedLineEnds(head)) await rename(copyPath, textPath);
    else await writeAsUtf8(copyPath, encoding, textPath);

    const read = await describe(source, textPath, encoding);
    const { columns, rows, schema } = await withDuckDB(join(tmpDir, 'spill'), (connection) =>
      writeParquet(connection, source, read, parquetPath),
    );
    const sha256 = await hashOf(parquetPath);
    const partPath = join(tmpDir, `${sha256}.parquet`);
    await rename(parquetPath, partPath);
    return {
      sourceId: source.id,
      sha256,
      bytes: (await stat(partPath)).size,
      rows,
      columns: schema,
      origin: source.path,
      originModifiedAtMs: frozen.modifiedAtMs,
      options: partOptions(encoding, read.dialect, read.hints.decimal, columns),
    };
  } finally {
    await Promise.all([copyPath, textPath, parquetPath].map((path) => rm(path, { force: true })));
  }
}

async function describe(
  source: CsvSource,
  path: string,
  encoding: TextEncoding,
): Promise<CsvReading> {
  const bytes = await readHead(path, headBytes);
  const isWhole = bytes.length < headBytes;
  const head = new TextDecoder().decode(bytes);
  const dialect = detectDialect(head, isWhole, source.delimiter);
  refuseWithoutRows(source.path, dialect, isWhole, encoding);
  refuseTooWide(source.path, dialect.header.length);
  const names = columnNames(dialect.header);
  const cells = names.map((_, at) => dialect.sample.map((row) => row[at] ?? ''));
  const decimal = source.decimal ?? detectDecimal(cells.flat());
  const hints = { decimal, dateFormat: source.dateFormat };
  return {
    text: { path, delimiter: dialect.delimiter, skipLines: dialect.skipLines, names },
    dialect,
    hints,
    columns: names.map((name, at) => ({
      name,
      type: chooseType(cells[at] ?? [], hints),
      isLenient: false,
    })),
  };
}

function refuseWithoutRows(
  path: string,
  { sample, hasHeader }: Dialect,
  isWhole: boolean,
  encoding: TextEncoding,
): void {
  if (sample.length > 0 || !isWhole) return;
  const found = hasHeader ? 'a header but no rows' : 'no rows';
  throw new RunFailure(
    'source-empty',
    `${path} has ${found} (read as ${encoding}). Export it again, or wait until it has been filled.`,
    { permanent: false },
  );
}

function refuseTooWide(path: string, columns: number): void {
  if (columns <= mostColumns) return;
  throw new RunFailure(
    'source-unreadable',
    `${path} has ${columns} columns; Almanac reads tables of up to ${mostColumns}. Export the columns that the report needs, or one row a value.`,
    { permanent: true },
  );
}

async function writeParquet(
  connection: DuckDBConnection,
  source: CsvSource,
  read: CsvReading,
  target: string,
): Promise<
  Pick<SnapshotPart, 'rows'> & { columns: readonly TypedColumn[]; schema: SnapshotPart['columns'] }
> {
  let { columns } = read;
  try {
    await copyTyped(connection, read.text, columns, target);
  } catch (caught) {
    // The quick way stops at the first cell that is not what the head of the file promised. Then
    // look closely: broken rows are refused, columns get the type that nearly all their cells have.
    await refuseBrokenRows(connection, source.path, read, caught);
    columns = await settleTypes(connection, read);
    await copyTyped(connection, read.text, columns, target).catch((cause: unknown) => {
      throw new RunFailure(
        'source-unreadable',
        `${source.path} could not be read as CSV with "${read.text.delimiter}" between its columns.`,
        { permanent: true, cause },
      );
    });
  }
  const from = `read_parquet(${literal(target)})`;
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${from}`);
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  return {
    rows: Number(counted.getRowsJS()[0]?.[0] ?? 0),
    columns,
    schema: described
      .getRowsJS()
      .map(([name, type]) => ({ name: String(name), type: String(type) })),
  };
}

async function copyTyped(
  connection: DuckDBConnection,
  text: CsvText,
  columns: readonly TypedColumn[],
  target: string,
): Promise<void> {
  await rm(target, { force: true });
  await connection.run(
    `COPY (SELECT ${typedSelect(columns)} FROM ${readCsv(text)}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupSize(columns.length)})`,
  );
}

/** A row group is held in memory until it is written: a wide table gets short ones. */
function rowGroupSize(columns: number): number {
  const vector = 2048;
  return vector * Math.min(60, Math.max(1, Math.floor(3000 / columns)));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
