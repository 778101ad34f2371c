import { isDate } from './column-type.ts';
import { doubtfulNumber } from './number-text.ts';
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
    ...Object.fromEntries(columns.flatMap(currencyOptions)),
  };
}

/** The currency that stands beside each number of a column. */
export const currencyOption = (column: string) => `currency:${column}`;

/** Dollars, yen and pesos share their signs with others, and are money of no country until somebody says so. */
const currencyOfSign: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' };

function currencyOptions({ name, type }: TypedColumn): readonly (readonly [string, string])[] {
  if (type.kind === 'text' || isDate(type) || type.sign === '' || type.sign === '%') return [];
  return [[currencyOption(name), currencyOfSign[type.sign] ?? type.sign]];
}

/** The option that says how a column's dates were read, and that they could be read another way. */
export const dateOption = (column: string) => `date:${column}`;
export const ambiguousOption = (column: string) => `ambiguous:${column}`;

function dateOptions({ name, type }: TypedColumn): readonly (readonly [string, string])[] {
  if (!isDate(type)) return [];
  const chosen = [dateOption(name), type.format] as const;
  return type.isAmbiguous ? [chosen, [ambiguousOption(name), 'yes']] : [chosen];
}

/** A number of the data that is read in one of two ways, when nothing tells which: `1,234`. */
export const doubtfulNumberOption = 'ambiguous number';

export function decimalDoubt(cells: readonly string[]): Readonly<Record<string, string>> {
  const doubtful = doubtfulNumber(cells);
  return doubtful === null ? {} : { [doubtfulNumberOption]: doubtful };
}

/** Files beside those that were read which nobody meant: `orders (conflicted copy).csv`. */
export const ignoredOption = 'ignored';

/** Only the start of the file was read, for a preview. */
export const startOption = 'only the start';

/** Marks a part whose source was read although it was not ready when the wait for it ended. */
export const lateOption = 'late';

/** The sheet of a workbook that was read. */
export const sheetOption = 'sheet';

/** Sheets that could have been meant, with "/" between them, which no name may hold. */
export const sheetsOption = 'sheets';

/** The sheet was chosen among several, because the source names none. */
export const guessedSheetOption = 'sheet guessed';

/** The table of an SQLite file that was read; all of them, as a JSON list; and that it was chosen among several. */
export const tableOption = 'table';
export const tablesOption = 'tables';
export const guessedTableOption = 'table guessed';

/** Rows that were found to be none of the table: `row 26 (Total)`. */
export const leftOutOption = 'left out';

/** The fewest and most rows of the last reports, and how many those are, where the rows of today are far off: `1180/1204/10`. */
export const usualRowsOption = 'usual rows';

/** For a job that looks back: the instant from which a server was asked for rows, in ms. */
export const askedFromOption = 'asked from';

/** Rows that came after the report of their own period: the first and last number of each stretch, as JSON. */
export const lateRowsOption = 'late rows';

/** Columns that the last report did not have, with ", " between them. */
export const newColumnsOption = 'new columns';

/** Columns of which many cells are blank that were filled at the last report, with ", " between them. */
export const newBlanksOption = 'newly blank';
