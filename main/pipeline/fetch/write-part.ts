import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SnapshotPart } from '../../domain/report/report.ts';
import { literal } from '../sql.ts';
import { settleTypes } from './settle-types.ts';
import type { TextTable, TypedColumn } from './text-table.ts';
import { typedSelect } from './typed-select.ts';

/** The file of a part and what it holds. */
export type WrittenPart = Pick<SnapshotPart, 'sha256' | 'bytes' | 'rows' | 'columns' | 'blanks'>;

/** The columns with the types that they got. */
export interface TypedRows {
  readonly columns: readonly TypedColumn[];
}

/**
 * Types the cells of a table and writes it as Parquet. Equal rows with equal options give equal
 * bytes: one thread, the table's order of rows, a fixed compression and row group.
 * @param explain throws a better failure when the rows themselves are broken; called before columns
 * get the type that nearly all their cells have
 */
export async function writeTyped(
  connection: DuckDBConnection,
  table: TextTable,
  target: string,
  explain: (cause: unknown) => Promise<void> = () => Promise.resolve(),
): Promise<TypedRows> {
  try {
    await copyTo(connection, selectOf(table, table.columns), table.columns.length, target);
    return { columns: table.columns };
  } catch (caught) {
    // The quick way stops at the first cell that is not what the sample promised. Look closely then.
    await explain(caught);
    const columns = await settleTypes(connection, table);
    await copyTo(connection, selectOf(table, columns), columns.length, target);
    return { columns };
  }
}

/** Writes the rows of a query as Parquet. */
export async function copyTo(
  connection: DuckDBConnection,
  query: string,
  columns: number,
  target: string,
): Promise<void> {
  await rm(target, { force: true });
  await connection.run(
    `COPY (${query}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE ${rowGroupSize(columns)})`,
  );
}

/** Names a written Parquet file after its sha256 and says what it holds. */
export async function sealPart(
  connection: DuckDBConnection,
  parquetPath: string,
  tmpDir: string,
): Promise<WrittenPart> {
  const from = `read_parquet(${literal(parquetPath)})`;
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${from}`);
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  // Counted by the writer, so that no column is read again.
  const blank = await connection.runAndReadAll(
    `SELECT path_in_schema, sum(stats_null_count)::BIGINT AS n FROM parquet_metadata(${literal(parquetPath)}) GROUP BY ALL HAVING n > 0`,
  );
  const sha256 = await hashOf(parquetPath);
  const partPath = join(tmpDir, `${sha256}.parquet`);
  await rename(parquetPath, partPath);
  return {
    sha256,
    bytes: (await stat(partPath)).size,
    rows: Number(counted.getRowsJS()[0]?.[0] ?? 0),
    columns: described
      .getRowsJS()
      .map(([name, type]) => ({ name: String(name), type: String(type) })),
    blanks: Object.fromEntries(
      blank.getRowsJS().map(([name, count]) => [String(name), Number(count)]),
    ),
  };
}

function selectOf({ from }: TextTable, columns: readonly TypedColumn[]): string {
  return `SELECT ${typedSelect(columns)} FROM ${from}`;
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
