import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier } from '../sql.ts';
import { type ColumnType, chooseType, couldBe, leastReadable } from './column-type.ts';
import type { TextTable, TypedColumn } from './text-table.ts';
import { isBadCell } from './typed-select.ts';

/**
 * Gives each column the type that nearly all its cells have. A column keeps its type with up to 5 %
 * unreadable cells, or one of six, which are kept as text beside it; beyond that it is text.
 */
export async function settleTypes(
  connection: DuckDBConnection,
  table: TextTable,
): Promise<readonly TypedColumn[]> {
  let columns = table.columns;
  // A style can widen twice (whole numbers, then decimals, then thousands) before it settles.
  for (let round = 0; round < 3; round++) {
    const bad = await countBadCells(connection, table, columns);
    columns = await Promise.all(
      columns.map(async (column, at) => {
        if ((bad[at]?.bad ?? 0) === 0) return column;
        return widen(connection, table, column, at);
      }),
    );
  }
  const bad = await countBadCells(connection, table, columns);
  return columns.map((column, at) => {
    const { bad: count, filled } = bad[at] ?? { bad: 0, filled: 0 };
    if (count === 0) return column;
    const isReadable = filled - count >= leastReadable(filled);
    return isReadable
      ? { ...column, isLenient: true }
      : { ...column, type: { kind: 'text' }, isLenient: false };
  });
}

async function countBadCells(
  connection: DuckDBConnection,
  { from }: TextTable,
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
  const result = await connection.runAndReadAll(`SELECT ${list.join(', ')} FROM ${from}`);
  const row = result.getRowsJS()[0] ?? [];
  typed.forEach(({ at }, n) => {
    counts[at] = { bad: Number(row[2 * n]), filled: Number(row[2 * n + 1]) };
  });
  return counts;
}

async function widen(
  connection: DuckDBConnection,
  { from, sample: rows, hints }: TextTable,
  column: TypedColumn,
  at: number,
): Promise<TypedColumn> {
  const result = await connection.runAndReadAll(
    `SELECT DISTINCT ${identifier(column.name)} FROM ${from} WHERE ${isBadCell(column.name, column.type)} ORDER BY ALL LIMIT 500`,
  );
  const bad = result.getRowsJS().map(([cell]) => String(cell).trim());
  const alike = bad.filter((cell) => couldBe(column.type, cell, hints));
  const sample = rows
    .map((row) => row[at] ?? '')
    .filter((cell) => couldBe(column.type, cell, hints));
  const type: ColumnType =
    alike.length === 0 ? column.type : chooseType([...sample, ...alike], hints);
  return type.kind === 'text' ? column : { ...column, type };
}
