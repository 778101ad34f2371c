import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../domain/failure.ts';
import type { SnapshotPart } from '../../domain/report/report.ts';
import type { FetchPlan } from '../../domain/run/plan.ts';
import type { ParquetSource } from '../../domain/source/source.ts';
import { withDuckDB } from '../engine.ts';
import { identifier, literal } from '../sql.ts';
import { columnNames } from './column-names.ts';
import { isDate } from './column-type.ts';
import { freezeFile } from './freeze-file.ts';
import { columnOptions } from './part-options.ts';
import { readHead } from './text-encoding.ts';
import { columnsOfSample, mostColumns, sampleOf, type TextTable } from './text-table.ts';
import { sealPart, writeTyped } from './write-part.ts';

/**
 * Reads a Parquet file into a part of our own. Its columns keep their types; dates that it holds as
 * text are read as dates, and lists and structures become JSON text.
 * @throws RunFailure with a sentence that names the file
 */
export async function fetchParquet(
  source: ParquetSource,
  { tmpDir }: Pick<FetchPlan, 'tmpDir'>,
): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const parquetPath = join(tmpDir, `${source.id}.parquet`);
  try {
    const frozen = await freezeFile(source.path, copyPath);
    if ((await readHead(copyPath, 4)).toString('latin1') !== 'PAR1') {
      throw refused(source.path, 'is not a Parquet file. Choose another file, or another kind.');
    }
    return await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
      const table = await describe(connection, source, copyPath);
      const { columns } = await writeTyped(connection, table, parquetPath);
      return {
        sourceId: source.id,
        ...(await sealPart(connection, parquetPath, tmpDir)),
        origin: source.path,
        originModifiedAtMs: frozen.modifiedAtMs,
        options: { kind: source.kind, ...columnOptions(columns, '.') },
      };
    }).catch((cause: unknown) => {
      if (cause instanceof RunFailure) throw cause;
      throw refused(
        source.path,
        'is a broken Parquet file. Nothing was used; export it again.',
        cause,
      );
    });
  } finally {
    await Promise.all([copyPath, parquetPath].map((path) => rm(path, { force: true })));
  }
}

async function describe(
  connection: DuckDBConnection,
  source: ParquetSource,
  copyPath: string,
): Promise<TextTable> {
  const file = `read_parquet(${literal(copyPath)})`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${file}`);
  const found = described.getRowsJS().map(([name, type]) => ({
    name: String(name),
    type: String(type),
  }));
  if (found.length > mostColumns) {
    throw refused(
      source.path,
      `has ${found.length} columns; Almanac reads tables of up to ${mostColumns}. Export the columns that the report needs.`,
    );
  }
  const names = columnNames(found.map(({ name }) => name));
  const kept = found.map(
    ({ name, type }, at) => `${asKept(identifier(name), type)} AS ${identifier(names[at] ?? name)}`,
  );
  const from = `(SELECT ${kept.join(', ')} FROM ${file})`;
  const sample = await sampleOf(connection, from);
  if (sample.length === 0) {
    throw new RunFailure(
      'source-empty',
      `${source.path} has no rows. Export it again, or wait until it has been filled.`,
      { permanent: false },
    );
  }
  const hints = { decimal: '.' as const, dateFormat: source.dateFormat };
  const columns = columnsOfSample(names, sample, hints).map((column, at) => {
    // A file with types means its text as text: only dates are written as text by nearly everybody.
    const isDateText = found[at]?.type === 'VARCHAR' && isDate(column.type);
    return isDateText ? column : { ...column, type: { kind: 'text' as const } };
  });
  return { from, hints, sample, columns };
}

/** A column in a type that a part can hold and a report can show. */
function asKept(column: string, type: string): string {
  if (/\[\d*\]$|^(STRUCT|MAP|UNION|LIST)\b/.test(type))
    return `CAST(to_json(${column}) AS VARCHAR)`;
  if (type === 'BLOB' || type === 'BIT') return `hex(${column}::BLOB)`;
  // The engine would write whole numbers of 128 bits as doubles.
  if (type === 'HUGEINT' || type === 'UHUGEINT') return `CAST(${column} AS VARCHAR)`;
  if (/^(ENUM|UUID|TIME($| )|INTERVAL|JSON)/.test(type)) return `CAST(${column} AS VARCHAR)`;
  if (/^TIMESTAMP_/.test(type)) return `CAST(${column} AS TIMESTAMP)`;
  return column;
}

function refused(path: string, what: string, cause?: unknown): RunFailure {
  return new RunFailure('source-unreadable', `${path} ${what}`, { permanent: true, cause });
}
