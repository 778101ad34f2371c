import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../domain/failure.ts';
import { identifier } from '../sql.ts';
import { type ColumnType, chooseType, couldBe, readableShare } from './column-type.ts';
import type { CsvReading } from './csv-reading.ts';
import { isBadCell, longestLineBytes, readCsv, type TypedColumn } from './csv-sql.ts';

/**
 * Refuses a file whose rows do not all have the columns of the first, naming the line.
 * Returns when the rows are sound, so that the trouble lies in the cells.
 */
export async function refuseBrokenRows(
  connection: DuckDBConnection,
  shownPath: string,
  { text }: CsvReading,
  cause: unknown,
): Promise<void> {
  const from = readCsv(
    text,
    ", store_rejects = true, rejects_table = 'broken_rows', rejects_scan = 'broken_scans'",
  );
  // Every column is named, because a column that nobody asks for is not checked.
  const failure = await connection.run(`SELECT count(COLUMNS(*)) FROM ${from}`).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (failure !== null) throw uncuttable(shownPath, failure);
  const broken = await connection.runAndReadAll(
    `SELECT line, error_type, column_idx FROM broken_rows ORDER BY line, column_idx LIMIT 1`,
  );
  const total = await connection.runAndReadAll('SELECT count(DISTINCT line) FROM broken_rows');
  const [line, kind] = broken.getRowsJS()[0] ?? [];
  if (line === undefined) return;
  const count = Number(total.getRowsJS()[0]?.[0]);
  const others =
    count > 1 ? ` ${count - 1} more ${count === 2 ? 'line has' : 'lines have'} such trouble.` : '';
  throw new RunFailure(
    'source-unreadable',
    `${shownPath}, line ${line}: ${sentenceFor(String(kind), text.names.length, text.delimiter)}${others} Nothing was used; mend the line and run the job again.`,
    { permanent: true, cause },
  );
}

/**
 * Gives each column the type that nearly all its cells have. A column keeps its type with up to 5 %
 * unreadable cells, which are kept as text beside it; beyond that it is text.
 */
export async function settleTypes(
  connection: DuckDBConnection,
  reading: CsvReading,
): Promise<readonly TypedColumn[]> {
  let columns = reading.columns;
  // A style can widen twice (whole numbers, then decimals, then thousands) before it settles.
  for (let round = 0; round < 3; round++) {
    const bad = await countBadCells(connection, reading, columns);
    columns = await Promise.all(
      columns.map(async (column, at) => {
        if ((bad[at]?.bad ?? 0) === 0) return column;
        return widen(connection, reading, column, at);
      }),
    );
  }
  const bad = await countBadCells(connection, reading, columns);
  return columns.map((column, at) => {
    const { bad: count, filled } = bad[at] ?? { bad: 0, filled: 0 };
    if (count === 0) return column;
    const isReadable = count <= filled * (1 - readableShare);
    return isReadable
      ? { ...column, isLenient: true }
      : { ...column, type: { kind: 'text' }, isLenient: false };
  });
}

async function countBadCells(
  connection: DuckDBConnection,
  { text }: CsvReading,
  columns: readonly TypedColumn[],
): Promise<readonly { readonly bad: number; readonly filled: number }[]> {
  const typed = columns.flatMap((column, at) =>
    column.type.kind === 'text' ? [] : [{ column, at }],
  );
  const counts = columns.map(() => ({ bad: 0, filled: 0 }));
  if (typed.length === 0) return counts;
  const list = typed.map(
    ({ column: { name, type } }) =>
      `count(*) FILTER (${isBadCell(name, type)}), count(*) FILTER (trim(${identifier(name)}) <> '')`,
  );
  const result = await connection.runAndReadAll(`SELECT ${list.join(', ')} FROM ${readCsv(text)}`);
  const row = result.getRowsJS()[0] ?? [];
  typed.forEach(({ at }, n) => {
    counts[at] = { bad: Number(row[2 * n]), filled: Number(row[2 * n + 1]) };
  });
  return counts;
}

async function widen(
  connection: DuckDBConnection,
  { text, dialect, hints }: CsvReading,
  column: TypedColumn,
  at: number,
): Promise<TypedColumn> {
  const result = await connection.runAndReadAll(
    `SELECT DISTINCT ${identifier(column.name)} FROM ${readCsv(text)} WHERE ${isBadCell(column.name, column.type)} ORDER BY ALL LIMIT 500`,
  );
  const bad = result.getRowsJS().map(([cell]) => String(cell).trim());
  const alike = bad.filter((cell) => couldBe(column.type, cell, hints));
  const sample = dialect.sample
    .map((row) => row[at] ?? '')
    .filter((cell) => couldBe(column.type, cell, hints));
  const type: ColumnType =
    alike.length === 0 ? column.type : chooseType([...sample, ...alike], hints);
  return type.kind === 'text' ? column : { ...column, type };
}

function sentenceFor(kind: string, columns: number, delimiter: string): string {
  const shown = delimiter === '\t' ? 'a tab' : `"${delimiter}"`;
  switch (kind) {
    case 'TOO MANY COLUMNS':
      return `the row has more cells than the ${columns} columns of the table. A cell that holds ${shown} must stand in quotes.`;
    case 'MISSING COLUMNS':
      return `the row has fewer cells than the ${columns} columns of the table.`;
    case 'UNQUOTED VALUE':
      return 'a quotation mark is opened and not closed where the cell ends.';
    case 'LINE SIZE OVER MAXIMUM':
      return `the line is longer than ${longestLineBytes / 1024 / 1024} MB; perhaps a quotation mark is not closed.`;
    default:
      return `the row cannot be read (${kind.toLowerCase()}).`;
  }
}

function uncuttable(shownPath: string, cause: unknown): RunFailure {
  const said = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  return new RunFailure(
    'source-unreadable',
    `${shownPath} cannot be cut into rows; perhaps a quotation mark is never closed. Nothing was used. The reader said: ${said}`,
    { permanent: true, cause },
  );
}
