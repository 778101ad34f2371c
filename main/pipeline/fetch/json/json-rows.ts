import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../../domain/failure.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { SourceBase, TextForm } from '../../../domain/source/source.ts';
import { withDuckDB } from '../../engine.ts';
import { identifier, literal } from '../../sql.ts';
import { columnNames } from '../column-names.ts';
import { columnOptions } from '../part-options.ts';
import { columnsOfSample, mostColumns, sampleOf, type TextTable } from '../text-table.ts';
import { sealPart, type WrittenPart, writeTyped } from '../write-part.ts';
import { jsonColumns } from './json-columns.ts';
import { type JsonShape, jsonShape } from './json-shape.ts';

const deepestNested = 100;
const mostStructures = 100_000;
const largestRowBytes = 64 * 1024 * 1024;

/** Rows of JSON that lie in the run's folder as UTF-8. */
export interface JsonRows extends TextForm, Pick<SourceBase, 'id'> {
  /** The SQL relation whose column `json` gives them, in their own order. */
  readonly from: string;
  /** What sentences call them: the path of the file. */
  readonly shownAs: string;
}

/** Looks at a file before anything that nests with its brackets reads it. @throws RunFailure */
export async function checkShape(path: string, shownAs: string): Promise<JsonShape> {
  const shape = await jsonShape(path, deepestNested);
  if (shape.kind === 'other') {
    throw refused(shownAs, 'is not JSON. It must begin with [ or {; choose another file.');
  }
  if (shape.depth > deepestNested) {
    throw refused(
      shownAs,
      `nests lists and objects more than ${deepestNested} deep. Export it as a table.`,
    );
  }
  return shape;
}

/** The values of JSON files of one shape, as a relation with the column `json`. */
export function readJson(paths: readonly string[], kind: JsonShape['kind']): string {
  const format = kind === 'array' ? 'array' : 'unstructured';
  const files = `[${paths.map(literal).join(', ')}]`;
  return `read_json_objects(${files}, format = '${format}', maximum_object_size = ${largestRowBytes})`;
}

/** Writes rows of JSON as one Parquet part: an object in a field becomes a column a field. */
export async function writeJsonRows(
  rows: JsonRows,
  tmpDir: string,
): Promise<WrittenPart & Pick<SnapshotPart, 'options'>> {
  const parquetPath = join(tmpDir, `${rows.id}.parquet`);
  try {
    return await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
      const table = await describe(connection, rows);
      const { columns } = await writeTyped(connection, table, parquetPath);
      const options = columnOptions(columns, table.hints.decimal);
      return { ...(await sealPart(connection, parquetPath, tmpDir)), options };
    });
  } finally {
    await rm(parquetPath, { force: true });
  }
}

async function describe(
  connection: DuckDBConnection,
  { from, shownAs, decimal, dateFormat }: JsonRows,
): Promise<TextTable> {
  const found = await connection
    .runAndReadAll(
      `SELECT CASE WHEN json_type(json) = 'OBJECT' THEN CAST(json_structure(json) AS VARCHAR) END AS structure, count(*) FROM (SELECT json, row_number() OVER () AS n FROM ${from}) GROUP BY structure ORDER BY min(n) LIMIT ${mostStructures + 1}`,
    )
    .catch((cause: unknown) => {
      throw malformed(shownAs, cause);
    });
  const structures = found
    .getRowsJS()
    // The structure of an object without fields is no object to the engine.
    .map(([text, rows]) => ({ structure: text === '"JSON"' ? '{}' : text, rows: Number(rows) }));
  if (structures.length > mostStructures) {
    throw refused(
      shownAs,
      `has rows of more than ${mostStructures} different shapes. Export it as a table.`,
    );
  }
  const others = structures.filter(({ structure }) => structure === null);
  if (others.length > 0) {
    throw refused(
      shownAs,
      `has ${sum(others)} of ${sum(structures)} values that are not objects. Each row must be an object, { "column": value }.`,
    );
  }
  const columns = jsonColumns(structures.map(({ structure }) => String(structure)));
  if (columns.length === 0) throw empty(shownAs);
  if (columns.length > mostColumns) {
    throw refused(
      shownAs,
      `has ${columns.length} different fields; Almanac reads tables of up to ${mostColumns}. Export the fields that the report needs.`,
    );
  }
  const names = columnNames(columns.map(({ name }) => name));
  const pointers = columns.map(({ pointer }) => literal(pointer)).join(', ');
  const cells = names.map((name, at) => `cells[${at + 1}] AS ${identifier(name)}`).join(', ');
  const text = `(SELECT ${cells} FROM (SELECT json_extract_string(json, [${pointers}]) AS cells FROM ${from}))`;
  const sample = await sampleOf(connection, text);
  // JSON writes its numbers with a point; only text may hold others.
  const hints = { decimal: decimal ?? '.', dateFormat };
  return { from: text, hints, sample, columns: columnsOfSample(names, sample, hints) };
}

function sum(structures: readonly { readonly rows: number }[]): number {
  return structures.reduce((total, { rows }) => total + rows, 0);
}

function empty(path: string): RunFailure {
  return new RunFailure(
    'source-empty',
    `${path} holds no rows. Export it again, or wait until it has been filled.`,
    { permanent: false },
  );
}

function malformed(path: string, cause: unknown): RunFailure {
  const said = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  // The engine counts the value it could not read as one that it has read.
  const count = Number(/record\/value (\d+)/.exec(said)?.[1] ?? Number.NaN) - 1;
  return new RunFailure(
    'source-unreadable',
    `${path} is broken JSON${count > 0 ? ` at value ${count}` : ''}. Nothing was used; export it again.`,
    { permanent: true, cause },
  );
}

function refused(path: string, what: string): RunFailure {
  return new RunFailure('source-unreadable', `${path} ${what}`, { permanent: true });
}
