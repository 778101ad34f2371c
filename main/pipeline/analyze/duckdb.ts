import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { DuckDBTypeId } from '@duckdb/node-api';
import type { Cell } from '../../domain/report/fact.ts';
import type { SnapshotPart } from '../../domain/report/report.ts';
import type { AnalyzePlan } from '../../domain/run/plan.ts';
import { withDuckDB } from '../engine.ts';
import { rowColumn } from '../fetch/column-names.ts';
import { fileName } from '../file-name.ts';
import { identifier, literal } from '../sql.ts';
import { lateRangesOf } from './late-rows.ts';
import { wallText } from './period.ts';

/** Rows of one query as plain cells: exact decimals and whole numbers become JavaScript numbers. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Runs one statement on the frozen snapshot. */
export type Query = (sql: string) => Promise<Table>;

/** Runs one SELECT of somebody else: stopped after `ms`, and no more than `rows` are read. */
export type LimitedQuery = (
  sql: string,
  limits: { readonly rows: number; readonly ms: number },
) => Promise<Table & { readonly types: readonly string[]; readonly isCut: boolean }>;

/**
 * Opens the snapshot of a plan, locked down: it can read the snapshot's parts and nothing else, write
 * nothing, load nothing, and no statement can unlock it.
 *
 * Each source is a view named by its id, with `_row` for the number of the data row in the file.
 * `snapshot.late_rows` numbers those that came after the report of their own period.
 * `snapshot.sources` says where the rows came from; `snapshot.last_report` what the job's report
 * before this one stated; `snapshot.period` when the report's period begins and ends, and the one before,
 * as wall-clock times of the job's zone.
 */
export function withSnapshot<Result>(
  plan: AnalyzePlan,
  work: (query: Query, limited: LimitedQuery) => Promise<Result>,
): Promise<Result> {
  return withDuckDB(null, async (connection) => {
    const paths = plan.parts.map(({ path }) => literal(path)).join(', ');
    // In this order: after external access is off nothing can be allowed, after the lock nothing changed.
    await connection.run(`SET allowed_paths = [${paths}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    for (const statement of definitions(plan)) await connection.run(statement);
    return work(
      (sql) => runQuery(connection, sql),
      (sql, limits) => runLimited(connection, sql, limits),
    );
  });
}

function definitions(plan: AnalyzePlan): readonly string[] {
  const views = plan.parts.map(
    ({ part, path }) =>
      `CREATE ${isSmall(part) ? 'TABLE' : 'VIEW'} ${identifier(part.sourceId)} AS SELECT file_row_number + 1 AS ${rowColumn}, * EXCLUDE (file_row_number) FROM read_parquet(${literal(path)}, file_row_number = true)`,
  );
  const sources = plan.snapshot.parts.map(
    (part) =>
      `(${literal(part.sourceId)}, ${literal(fileName(part.origin))}, epoch_ms(${part.originModifiedAtMs})::TIMESTAMPTZ)`,
  );
  const late = plan.snapshot.parts.flatMap((part) =>
    lateRangesOf(part).map(([first, end]) => `(${literal(part.sourceId)}, ${first}, ${end})`),
  );
  const last = plan.previousFacts.flatMap(({ id, value, text }) =>
    typeof value === 'number' && Number.isFinite(value)
      ? [`(${literal(id)}, ${value}::DOUBLE, ${literal(text)})`]
      : [],
  );
  return [
    ...views,
    'CREATE SCHEMA snapshot',
    'CREATE TABLE snapshot.sources (id VARCHAR, file VARCHAR, modified_at TIMESTAMPTZ)',
    ...(sources.length > 0 ? [`INSERT INTO snapshot.sources VALUES ${sources.join(', ')}`] : []),
    periodTable(plan),
    'CREATE TABLE snapshot.late_rows (source VARCHAR, first_row BIGINT, last_row BIGINT)',
    ...(late.length > 0 ? [`INSERT INTO snapshot.late_rows VALUES ${late.join(', ')}`] : []),
    'CREATE TABLE snapshot.last_report (id VARCHAR, value DOUBLE, text VARCHAR)',
    ...(last.length > 0 ? [`INSERT INTO snapshot.last_report VALUES ${last.join(', ')}`] : []),
  ];
}

/** A report asks hundreds of times: what is small is unpacked once instead of at each question. */
function isSmall({ rows, columns }: SnapshotPart): boolean {
  return rows * columns.length <= 2_000_000;
}

function periodTable({ window, compareWith, zone }: AnalyzePlan): string {
  const at = (ms: number) => `TIMESTAMP ${literal(wallText(zone, ms).replace('T', ' '))}`;
  return `CREATE TABLE snapshot.period AS SELECT ${at(window.fromMs)} AS from_at, ${at(window.toMs)} AS to_at, ${at(compareWith.fromMs)} AS before_from_at, ${at(compareWith.toMs)} AS before_to_at`;
}

const exactNumbers: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UBIGINT,
]);

async function runQuery(connection: DuckDBConnection, sql: string): Promise<Table> {
  return tableOf(await connection.runAndReadAll(sql));
}

async function runLimited(
  connection: DuckDBConnection,
  sql: string,
  { rows, ms }: Parameters<LimitedQuery>[1],
): ReturnType<LimitedQuery> {
  const timer = setTimeout(() => connection.interrupt(), ms);
  try {
    // One row more tells whether there are more.
    const result = await connection.streamAndReadUntil(sql, rows + 1);
    const table = tableOf(result);
    return {
      columns: table.columns,
      rows: table.rows.slice(0, rows),
      types: result.columnTypes().map(String),
      isCut: table.rows.length > rows,
    };
  } finally {
    clearTimeout(timer);
  }
}

function tableOf(result: DuckDBResultReader): Table {
  const isExact = result.columnTypes().map(({ typeId }) => exactNumbers.has(typeId));
  return {
    columns: result.columnNames(),
    // The JSON form writes exact numbers as text and dates as ISO text, whatever the machine's zone.
    rows: result
      .getRowsJson()
      .map((row) => row.map((cell, at) => (isExact[at] ? asNumber(cell) : asCell(cell)))),
  };
}

function asNumber(cell: unknown): Cell {
  return cell === null ? null : Number(cell);
}

function asCell(cell: unknown): Cell {
  if (cell === null || typeof cell === 'boolean' || typeof cell === 'string') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return JSON.stringify(cell);
}
