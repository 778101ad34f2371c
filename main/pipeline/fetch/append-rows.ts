import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { identifier } from '../sql.ts';

/** As many rows as the engine takes at a time. */
const chunkRows = 2048;

/**
 * Puts rows of text into a table of the engine, in their order, so that they are typed like any others.
 * An empty cell is null.
 * @param names one a column; a row may be shorter
 * @returns how many rows there were
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Promise<number> {
  const columns = names.map((name) => `${identifier(name)} VARCHAR`).join(', ');
  await connection.run(`CREATE TABLE ${identifier(table)} (${columns})`);
  const appender = await connection.createAppender(table);
  const types = names.map(() => VARCHAR);
  let held: (readonly string[])[] = [];
  let count = 0;
  const flush = () => {
    if (held.length === 0) return;
    const chunk = DuckDBDataChunk.create(types, held.length);
    names.forEach((_, at) => {
      chunk.setColumnValues(
        at,
        held.map((row) => row[at] || null),
      );
    });
    appender.appendDataChunk(chunk);
    count += held.length;
    held = [];
  };
  for await (const row of rows) {
    held.push(row);
    if (held.length === chunkRows) flush();
  }
  flush();
  appender.closeSync();
  return count;
}
