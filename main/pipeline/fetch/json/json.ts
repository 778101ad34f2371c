import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../../domain/failure.ts';
import type { FetchPlan } from '../../../domain/plan.ts';
import type { SnapshotPart } from '../../../domain/report.ts';
import type { JsonSource } from '../../../domain/source.ts';
import { withDuckDB } from '../../engine.ts';
import { identifier, literal } from '../../sql.ts';
import { columnNames } from '../column-names.ts';
import { freezeFile } from '../freeze-file.ts';
import { columnOptions } from '../part-options.ts';
import { detectEncoding, writeAsUtf8 } from '../text-encoding.ts';
import { columnsOfSample, mostColumns, sampleOf, type TextTable } from '../text-table.ts';
import { sealPart, writeTyped } from '../write-part.ts';
import { jsonColumns } from './json-columns.ts';
import { jsonShape } from './json-shape.ts';

const deepestNested = 100;
const mostStructures = 100_000;
const largestRowBytes = 64 * 1024 * 1024;

/**
 * Reads a JSON file, a list of objects or one object after another (NDJSON), into one Parquet part.
 * @throws RunFailure with a sentence that names the file
 */
export async function fetchJson(
  source: JsonSource,
  { tmpDir }: Pick<FetchPlan, 'tmpDir'>,
): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const textPath = join(tmpDir, `${source.id}.json`);
  const parquetPath = join(tmpDir, `${source.id}.parquet`);
  try {
    const frozen = await freezeFile(source.path, copyPath);
    const encoding = await detectEncoding(copyPath, source.path, 'JSON');
    if (encoding === 'utf-8') await rename(copyPath, textPath);
    else await writeAsUtf8(copyPath, encoding, textPath);
    const shape = await jsonShape(textPath, deepestNested);
    if (shape.kind === 'other') {
      throw refused(source.path, 'is not JSON. It must begin with [ or {; choose another file.');
    }
    if (shape.depth > deepestNested) {
      throw refused(
        source.path,
        `nests lists and objects more than ${deepestNested} deep. Export it as a table.`,
      );
    }
    const format = shape.kind === 'array' ? 'array' : 'unstructured';
    const from = `read_json_objects(${literal(textPath)}, format = '${format}', maximum_object_size = ${largestRowBytes})`;
    return await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
      const table = await describe(connection, source, from);
      const { columns } = await writeTyped(connection, table, parquetPath);
      return {
        sourceId: source.id,
        ...(await sealPart(connection, parquetPath, tmpDir)),
        origin: source.path,
        originModifiedAtMs: frozen.modifiedAtMs,
        options: {
          kind: source.kind,
          encoding,
          layout: shape.kind === 'array' ? 'list' : 'one object after another',
          ...columnOptions(columns, table.hints.decimal),
        },
      };
    });
  } finally {
    const left = [copyPath, textPath, parquetPath];
    await Promise.all(left.map((path) => rm(path, { force: true })));
  }
}

async function describe(
  connection: DuckDBConnection,
  source: JsonSource,
  from: string,
): Promise<TextTable> {
  const found = await connection
    .runAndReadAll(
      `SELECT CASE WHEN json_type(json) = 'OBJECT' THEN CAST(json_structure(json) AS VARCHAR) END AS structure, count(*) FROM (SELECT json, row_number() OVER () AS n FROM ${from}) GROUP BY structure ORDER BY min(n) LIMIT ${mostStructures + 1}`,
    )
    .catch((cause: unknown) => {
      throw malformed(source.path, cause);
    });
  const structures = found
    .getRowsJS()
    // The structure of an object without fields is no object to the engine.
    .map(([text, rows]) => ({ structure: text === '"JSON"' ? '{}' : text, rows: Number(rows) }));
  if (structures.length > mostStructures) {
    throw refused(
      source.path,
      `has rows of more than ${mostStructures} different shapes. Export it as a table.`,
    );
  }
  const others = structures.filter(({ structure }) => structure === null);
  if (others.length > 0) {
    throw refused(
      source.path,
      `has ${sum(others)} of ${sum(structures)} values that are not objects. Each row must be an object, { "column": value }.`,
    );
  }
  const columns = jsonColumns(structures.map(({ structure }) => String(structure)));
  if (columns.length === 0) throw empty(source.path);
  if (columns.length > mostColumns) {
    throw refused(
      source.path,
      `has ${columns.length} different fields; Almanac reads tables of up to ${mostColumns}. Export the fields that the report needs.`,
    );
  }
  const names = columnNames(columns.map(({ name }) => name));
  const pointers = columns.map(({ pointer }) => literal(pointer)).join(', ');
  const cells = names.map((name, at) => `cells[${at + 1}] AS ${identifier(name)}`).join(', ');
  const text = `(SELECT ${cells} FROM (SELECT json_extract_string(json, [${pointers}]) AS cells FROM ${from}))`;
  const sample = await sampleOf(connection, text);
  // JSON writes its numbers with a point; only text may hold others.
  const hints = { decimal: source.decimal ?? '.', dateFormat: source.dateFormat };
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
