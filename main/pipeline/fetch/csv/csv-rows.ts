import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../../domain/failure.ts';
import { literal } from '../../sql.ts';

/** A file of delimited text as columns of known names, read in one thread so that rows keep their order. */
export interface CsvText {
  readonly path: string;
  readonly delimiter: string;
  readonly skipLines: number;
  readonly names: readonly string[];
}

/** The longest line that is still taken for a row. */
const longestLineBytes = 16 * 1024 * 1024;

/** The table function that reads the file; nothing is guessed by the engine. */
export function readCsv(csv: CsvText, options = ''): string {
  const columns = csv.names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${literal(csv.path)}, auto_detect = false, delim = ${literal(csv.delimiter)}, quote = '"', escape = '"', header = false, skip = ${csv.skipLines}, max_line_size = ${longestLineBytes}, columns = {${columns}}${options})`;
}

/**
 * Refuses a file whose rows do not all have the columns of the first, naming the line.
 * Returns when the rows are sound, so that the trouble lies in the cells.
 */
export async function refuseBrokenRows(
  connection: DuckDBConnection,
  shownPath: string,
  text: CsvText,
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
