import { isDate } from './column-type.ts';
import type { TypedColumn } from './text-table.ts';

/** How the cells of each column were read, for the manifest. */
export function columnOptions(
  columns: readonly TypedColumn[],
  decimal: '.' | ',',
): Readonly<Record<string, string>> {
  const hasNumbers = columns.some(({ type }) => type.kind !== 'text' && !isDate(type));
  return {
    ...(hasNumbers ? { decimal } : {}),
    ...Object.fromEntries(columns.flatMap(dateOptions)),
  };
}

/** The option that says how a column's dates were read, and that they could be read another way. */
export const dateOption = (column: string) => `date:${column}`;
export const ambiguousOption = (column: string) => `ambiguous:${column}`;

function dateOptions({ name, type }: TypedColumn): readonly (readonly [string, string])[] {
  if (!isDate(type)) return [];
  const chosen = [dateOption(name), type.format] as const;
  return type.isAmbiguous ? [chosen, [ambiguousOption(name), 'yes']] : [chosen];
}

/** Marks a part whose source was read although it was not ready when the wait for it ended. */
export const lateOption = 'late';

/** The sheet of a workbook that was read. */
export const sheetOption = 'sheet';

/** Other sheets with a table, when the source names none. */
export const otherSheetsOption = 'other sheets';

/** Rows that were found to be none of the table: `row 26 (Total)`. */
export const leftOutOption = 'left out';
