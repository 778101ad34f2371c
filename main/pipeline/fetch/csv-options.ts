import type { ColumnType } from './column-type.ts';
import { isDate } from './column-type.ts';
import type { Dialect } from './csv-dialect.ts';
import type { TypedColumn } from './csv-sql.ts';
import type { TextEncoding } from './text-encoding.ts';

/** What detection chose, for the manifest: enough to say how each cell was read. */
export function partOptions(
  encoding: TextEncoding,
  dialect: Dialect,
  decimal: '.' | ',',
  columns: readonly TypedColumn[],
): Readonly<Record<string, string>> {
  const hasNumbers = columns.some(({ type }) => type.kind !== 'text' && !isDate(type));
  return {
    kind: 'csv',
    encoding,
    delimiter: dialect.delimiter,
    header: dialect.hasHeader ? 'yes' : 'no',
    skippedLines: String(dialect.skipLines),
    ...(hasNumbers ? { decimal } : {}),
    ...Object.fromEntries(columns.flatMap(({ name, type }) => dateOptions(name, type))),
  };
}

/** The option that says how a column's dates were read, and that they could be read another way. */
export const dateOption = (column: string) => `date:${column}`;
export const ambiguousOption = (column: string) => `ambiguous:${column}`;

function dateOptions(name: string, type: ColumnType): readonly (readonly [string, string])[] {
  if (!isDate(type)) return [];
  const chosen = [dateOption(name), type.format] as const;
  return type.isAmbiguous ? [chosen, [ambiguousOption(name), 'yes']] : [chosen];
}

/** Marks a part whose source was read although it was not ready when the wait for it ended. */
export const lateOption = 'late';
