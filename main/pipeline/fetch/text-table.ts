import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType, TypeHints } from './column-type.ts';
import { chooseType } from './column-type.ts';

/** Each column takes memory of its own while it gets its type; 10,000 of them took 9 GB. */
export const mostColumns = 2000;

const sampleRows = 2000;

/** Rows of which every column is text, before their cells are typed: whatever kind they came from. */
export interface TextTable {
  /** The SQL relation that gives the rows in their own order, each column a VARCHAR. */
  readonly from: string;
  readonly hints: TypeHints;
  /** Rows from the start, for choosing types. */
  readonly sample: readonly (readonly string[])[];
  readonly columns: readonly TypedColumn[];
}

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether cells that cannot be read become null, with their text in a column of its own. */
  readonly isLenient: boolean;
}

/** What the columns seem to hold, by a sample of their rows. */
export function columnsOfSample(
  names: readonly string[],
  sample: readonly (readonly string[])[],
  hints: TypeHints,
): readonly TypedColumn[] {
  return names.map((name, at) => ({
    name,
    type: chooseType(
      sample.map((row) => row[at] ?? ''),
      hints,
    ),
    isLenient: false,
  }));
}

/** The first rows of a relation whose columns are all text. */
export async function sampleOf(
  connection: DuckDBConnection,
  from: string,
): Promise<readonly (readonly string[])[]> {
  const found = await connection.runAndReadAll(`SELECT * FROM ${from} LIMIT ${sampleRows}`);
  return found.getRowsJS().map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}
