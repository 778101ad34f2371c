import { identifier, literal } from '../sql.ts';
import { unreadableColumn } from './column-names.ts';
import { type ColumnType, isDate, nullWords } from './column-type.ts';
import { iso, isoPattern } from './date-text.ts';
import {
  decimalScale,
  decimalWhole,
  droppedTexts,
  lossPattern,
  numberPattern,
} from './number-text.ts';
import type { TypedColumn } from './text-table.ts';

const sqlTypes = {
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  instant: 'TIMESTAMPTZ',
  integer: 'BIGINT',
  decimal: `DECIMAL(${decimalWhole + decimalScale}, ${decimalScale})`,
  double: 'DOUBLE',
} as const;

/** The select list that gives each column its type. A strict column stops at the first bad cell. */
export function typedSelect(columns: readonly TypedColumn[]): string {
  return columns
    .flatMap(({ name, type, isLenient }) => {
      const column = identifier(name);
      if (type.kind === 'text') return [column];
      const otherwise = isLenient ? 'NULL' : `error('cell')`;
      const typed = `${readCell(column, type, otherwise)} AS ${column}`;
      const bad = `CASE WHEN ${isBadCell(name, type)} THEN ${column} END AS ${identifier(unreadableColumn(name))}`;
      return isLenient ? [typed, bad] : [typed];
    })
    .join(',\n  ');
}

/** True for a cell that holds something which is not of the column's type. */
export function isBadCell(name: string, type: ColumnType): string {
  const column = identifier(name);
  return `${column} IS NOT NULL AND NOT (${isBlank(column)}) AND (${readCell(column, type, 'NULL')}) IS NULL`;
}

// A pattern, because the engine turns a long IN list into a join: one per column and out of memory.
const blankPattern = `^(?i:\\s*|\\s*(?:${nullWords.map(escaped).join('|')})\\s*)$`;

function isBlank(column: string): string {
  return matches(column, blankPattern);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The cell as a value of the type; null for a blank one. */
export function readCell(column: string, type: ColumnType, otherwise: string): string {
  if (type.kind === 'text') return column;
  const cell = `trim(${column})`;
  // The pattern guards the cast: CAST('1.5' AS BIGINT) is 2, and no cell may be rounded silently.
  const guard = guardOf(cell, type);
  const careful = `WHEN ${guard} THEN coalesce(${typedValue(cell, type)}, ${otherwise}) WHEN ${column} IS NULL OR ${isBlank(column)} THEN NULL ELSE ${otherwise} END`;
  const plain = plainCell(column, type);
  return plain === null
    ? `CASE ${careful}`
    : `CASE WHEN ${plain.test} THEN ${plain.value} ${careful}`;
}

/**
 * A test for cells that stand as the engine itself writes their value, as nearly all do: it costs a fraction
 * of the patterns, and what passes is what care would find. What does not pass is looked at with care.
 */
function plainCell(
  column: string,
  type: Exclude<ColumnType, { kind: 'text' }>,
): { readonly test: string; readonly value: string } | null {
  const value = `TRY_CAST(${column} AS ${sqlTypes[type.kind]})`;
  const isSame = `CAST(${value} AS VARCHAR) = ${column}`;
  switch (type.kind) {
    case 'integer':
      return { value, test: isSame };
    case 'date':
    case 'timestamp': {
      if (type.format !== iso) return null;
      // The engine also knows the days infinity and 12026-01-01.
      const length = type.kind === 'date' ? 10 : 19;
      return { value, test: `strlen(${column}) = ${length} AND ${isSame}` };
    }
    case 'decimal': {
      // 1.5 is written 1.500000; a cell that ends with its point is no number here.
      const test = `starts_with(CAST(${value} AS VARCHAR), ${column}) AND NOT ends_with(${column}, '.')`;
      return type.decimal === '.' ? { value, test } : null;
    }
    case 'instant':
    case 'double':
      return null;
  }
}

function guardOf(cell: string, type: Exclude<ColumnType, { kind: 'text' }>): string {
  if (isDate(type)) {
    if (type.format === iso) return matches(cell, isoPattern(type.kind));
    return `try_strptime(${cell}, ${literal(type.format)}) IS NOT NULL`;
  }
  return matches(cell, numberPattern(type, type.kind));
}

function typedValue(cell: string, type: Exclude<ColumnType, { kind: 'text' }>): string {
  if (isDate(type)) {
    const sqlType = sqlTypes[type.kind];
    // The engine wants seconds before an offset; many files leave them out.
    const whole =
      type.kind === 'instant'
        ? `regexp_replace(${cell}, '^(.{16})(\\s?[-+Z])', '\\1:00\\2')`
        : cell;
    if (type.format === iso) return `TRY_CAST(${whole} AS ${sqlType})`;
    return `TRY_CAST(try_strptime(${cell}, ${literal(type.format)}) AS ${sqlType})`;
  }
  const bare = droppedTexts(type).reduce(
    (text, dropped) => `replace(${text}, ${literal(dropped)}, '')`,
    cell,
  );
  const dotted = type.decimal === ',' ? `replace(${bare}, ',', '.')` : bare;
  const sign = `CASE WHEN regexp_matches(${cell}, ${literal(lossPattern)}) THEN '-' ELSE '' END`;
  const signed = type.isAccounting ? `concat(${sign}, ${dotted})` : dotted;
  return `TRY_CAST(${signed} AS ${sqlTypes[type.kind]})`;
}

function matches(cell: string, pattern: string): string {
  return `regexp_full_match(${cell}, ${literal(pattern)})`;
}
