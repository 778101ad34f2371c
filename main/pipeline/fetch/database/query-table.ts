import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../../domain/failure.ts';
import { appendRows } from '../append-rows.ts';
import { columnNames } from '../column-names.ts';
import { isDate } from '../column-type.ts';
import { columnsOfSample, mostColumns, sampleOf, type TextTable } from '../text-table.ts';
import type { QueryColumn, QueryRows } from './query-rows.ts';

const mostBytes = 1024 ** 3;

/**
 * The rows of a query as a table of text, with what its columns seem to hold.
 * @param shownAs "The query on shop", as a sentence begins
 * @throws RunFailure `source-empty`, `source-unreadable`
 */
export async function tableOfQuery(
  connection: DuckDBConnection,
  { columns, batches }: QueryRows,
  shownAs: string,
): Promise<TextTable> {
  if (columns.length > mostColumns) {
    throw unreadable(`${shownAs} has ${columns.length} columns, at most ${mostColumns}.`);
  }
  const names = columnNames(columns.map(({ name }) => name));
  const count = await appendRows(connection, 'query_rows', names, counted(batches, shownAs));
  if (count === 0) {
    throw new RunFailure(
      'source-empty',
      `${shownAs} has no rows. Correct it, or wait until there are some.`,
      { permanent: false },
    );
  }
  const sample = await sampleOf(connection, 'query_rows');
  const hints = { decimal: '.', dateFormat: null } as const;
  const typed = columnsOfSample(names, sample, hints).map((column, at) => {
    const fits = isMeant(columns[at]?.kind ?? 'text', isDate(column.type), column.type.kind);
    return fits ? column : { ...column, type: { kind: 'text' as const } };
  });
  return { from: 'query_rows', hints, sample, columns: typed };
}

/** Whether the server says that a column is what its text looks like: `00123` in a text stays a text. */
function isMeant(said: QueryColumn['kind'], looksLikeDate: boolean, looksLike: string): boolean {
  if (said === 'time') return looksLikeDate;
  return said === 'number' && !looksLikeDate && looksLike !== 'text';
}

/** Row after row, as far as they may be together. */
async function* counted(batches: QueryRows['batches'], shownAs: string) {
  let bytes = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      const cells = row.map((cell) => cell ?? '');
      for (const cell of cells) bytes += cell.length;
      if (bytes > mostBytes) {
        throw unreadable(`${shownAs} answers with more than 1 GB. Ask it for less.`);
      }
      yield cells;
    }
  }
}

function unreadable(message: string): RunFailure {
  return new RunFailure('source-unreadable', message, { permanent: true });
}
