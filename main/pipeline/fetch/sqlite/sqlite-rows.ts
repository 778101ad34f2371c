import type Database from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { RunFailure } from '../../../domain/failure.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { SqliteSource } from '../../../domain/source/source.ts';
import { fileName } from '../../file-name.ts';
import { identifier } from '../../sql.ts';
import { type QueryColumn, type QueryRows, withPeriod } from '../database/query-rows.ts';

/** The rows that are asked for, and which table they are of. */
export interface SqliteRows extends QueryRows {
  readonly sql: string;
  /** Null for a query. */
  readonly table: string | null;
  /** Of the whole file, in its own order. */
  readonly tables: readonly string[];
  /** Whether the table was chosen among several. */
  readonly isGuessed: boolean;
}

/** A cell as SQLite holds it, whole numbers exactly. */
type Cell = bigint | number | string | Buffer | null;

const batchRows = 5_000;
const sampleRows = 2_000;
/** A column is of numbers when nearly all its cells are; SQLite itself lets each cell be what it likes. */
const numbersShare = 0.95;

/** @throws RunFailure, or what SQLite refuses the query with */
export function askSqlite(
  db: Database.Database,
  source: SqliteSource,
  period: FetchPlan['period'],
): SqliteRows {
  const tables = tablesOf(db);
  const table = source.query === null ? chooseTable(db, tables, source) : null;
  const asked = source.query ?? `SELECT * FROM ${identifier(table ?? '')}`;
  const { sql, ends } = withPeriod(asked, () => '?');
  const statement = db.prepare<unknown[], Cell[]>(sql);
  if (!statement.reader || !statement.readonly) {
    throw new TypeError('it would change the file, and a source only reads');
  }
  statement.raw().safeIntegers();
  const values = ends.map((end) => wallText(end, period));
  const rows = statement.iterate(...values);
  const head: Cell[][] = [];
  for (let next = rows.next(); !next.done; next = rows.next()) {
    head.push(next.value);
    if (head.length === sampleRows) break;
  }
  const columns = statement.columns().map(({ name }, at) => columnOf(name, head, at));
  const isGuessed = table !== null && source.table === null && tables.length > 1;
  return { sql, table, tables, isGuessed, columns, batches: batches(head, rows) };
}

/** Without what SQLite and its search keep for themselves. */
function tablesOf(db: Database.Database): readonly string[] {
  const named = db.prepare<[], { name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')
      AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'view', name`,
  );
  return named.all().map(({ name }) => name);
}

/** The one that is named, else the one with the most rows. */
function chooseTable(
  db: Database.Database,
  tables: readonly string[],
  { table, path }: SqliteSource,
): string {
  const found = tables.find((name) => name.toLowerCase() === table?.toLowerCase());
  if (found !== undefined) return found;
  const file = fileName(path);
  if (table !== null) {
    const known = tables.slice(0, 12).map((name) => `"${name}"`);
    throw new RunFailure(
      'source-changed',
      `${file} has no table "${table}". Its tables are ${known.join(', ')}. Choose the table again in the job.`,
      { permanent: true },
    );
  }
  const counted = tables.map((name) => ({
    name,
    rows: Number(
      db
        .prepare(`SELECT count(*) FROM ${identifier(name)}`)
        .pluck()
        .get(),
    ),
  }));
  const [first] = counted.toSorted((a, b) => b.rows - a.rows);
  if (first) return first.name;
  throw new RunFailure(
    'source-empty',
    `${file} has no tables. Choose another file, or wait until it has been filled.`,
    { permanent: false },
  );
}

/** Dates are text in SQLite, so text may be dates; `00123` in a text stays a text. */
function columnOf(name: string, head: readonly Cell[][], at: number): QueryColumn {
  const filled = head.map((row) => row[at]).filter((cell) => cell !== null && cell !== '');
  const numbers = filled.filter((cell) => typeof cell === 'bigint' || typeof cell === 'number');
  const isNumber = filled.length > 0 && numbers.length >= filled.length * numbersShare;
  return { name, kind: isNumber ? 'number' : 'time' };
}

async function* batches(head: readonly Cell[][], rows: Iterator<Cell[]>) {
  yield head.map(textOf);
  let batch: (string | null)[][] = [];
  for (let next = rows.next(); !next.done; next = rows.next()) {
    batch.push(textOf(next.value));
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function textOf(row: readonly Cell[]): (string | null)[] {
  return row.map((cell) => {
    if (cell === null) return null;
    return Buffer.isBuffer(cell) ? cell.toString('hex').toUpperCase() : String(cell);
  });
}

/** As SQLite writes times; a midnight is a bare date, because text compares `2026-11-02` below its own midnight. */
function wallText(end: 'from' | 'to', period: FetchPlan['period']): string | null {
  if (!period) return null;
  const { fromMs, toMs } = period.window;
  const wall = Temporal.Instant.fromEpochMilliseconds(end === 'from' ? fromMs : toMs)
    .toZonedDateTimeISO(period.zone)
    .toPlainDateTime();
  const text = wall.toString({ smallestUnit: 'second' }).replace('T', ' ');
  return text.replace(/ 00:00:00$/, '');
}
