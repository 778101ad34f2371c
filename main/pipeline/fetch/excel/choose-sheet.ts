import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { RunFailure } from '../../../domain/failure.ts';
import type { ExcelSource } from '../../../domain/source/source.ts';
import { findTable, type SheetTable } from './find-table.ts';
import {
  type CellRange,
  type Cells,
  cellsOf,
  readRange,
  rowsMergedSideways,
} from './sheet-cells.ts';

/** A sheet with the table that was found in it. */
export interface ChosenSheet {
  readonly name: string;
  readonly cells: Cells;
  readonly table: SheetTable;
  /** Other sheets that are not hidden; when none was named, those with a table. */
  readonly others: readonly string[];
  /** Whether the source left the choice to us. */
  readonly isGuessed: boolean;
}

/**
 * The sheet that the source names, or the first that is not hidden and holds a table.
 * @throws RunFailure `source-changed` when a sheet or range is not there, `source-empty` without a table
 */
export function chooseSheet(book: WorkBook, source: ExcelSource): ChosenSheet {
  const range = source.range === null ? null : rangeOf(book, source, source.range);
  const named = range?.sheet ?? source.sheet;
  if (named !== null) {
    const name = sheetCalled(book, named, source.path);
    const found = tableIn(book, name, source, range?.range ?? null);
    if (!found) throw withoutTable(source.path, `, sheet “${name}”`);
    const others = visible(book).filter((other) => other !== name);
    return { ...found, others, isGuessed: false };
  }
  const found = visible(book).flatMap(
    (name) => tableIn(book, name, source, range?.range ?? null) ?? [],
  );
  const [first, ...rest] = found;
  if (!first) throw withoutTable(source.path, '');
  return { ...first, others: rest.map(({ name }) => name), isGuessed: true };
}

function tableIn(
  book: WorkBook,
  name: string,
  { headerRow }: ExcelSource,
  range: CellRange | null,
): Omit<ChosenSheet, 'others' | 'isGuessed'> | null {
  const sheet: WorkSheet | undefined = book.Sheets[name];
  // A chart has a sheet of its own, without cells.
  if (sheet === undefined || !Array.isArray(sheet['!data'])) return null;
  const cells = cellsOf(sheet);
  const mergedSideways = rowsMergedSideways(sheet);
  const table = findTable(cells, { headerRow, range, mergedSideways });
  return table && { name, cells, table };
}

function visible(book: WorkBook): readonly string[] {
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).flatMap(({ name, Hidden }) => (Hidden ? [name] : [])),
  );
  return book.SheetNames.filter((name) => !hidden.has(name));
}

function sheetCalled(book: WorkBook, asked: string, path: string): string {
  const same = (name: string) => name.trim().toLowerCase() === asked.trim().toLowerCase();
  const found = book.SheetNames.find((name) => name === asked) ?? book.SheetNames.find(same);
  if (found !== undefined) return found;
  throw changed(`${path} has no sheet “${asked}”. It has ${listed(book.SheetNames)}.`);
}

/** Cells of the sheet, or what the workbook calls by that name. */
function rangeOf(
  book: WorkBook,
  { path }: ExcelSource,
  asked: string,
): { readonly sheet: string | null; readonly range: CellRange } {
  const names = book.Workbook?.Names ?? [];
  const called = names.find(({ Name }) => Name?.toLowerCase() === asked.trim().toLowerCase());
  const range = readRange(called?.Ref ?? asked);
  if (range) return range;
  const known = names.flatMap(({ Name }) => (Name?.startsWith('_') ? [] : [Name]));
  const has = known.length > 0 ? ` It names ${listed(known)}.` : ' It names no ranges.';
  throw changed(`${path} has no range “${asked}”.${has}`);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `“${name}”`);
  return (
    shown.join(', ') +
    (names.length > shown.length ? ` and ${names.length - shown.length} more` : '')
  );
}

function changed(what: string): RunFailure {
  return new RunFailure(
    'source-changed',
    `${what} Choose again in the job, or mend the workbook.`,
    {
      permanent: true,
    },
  );
}

function withoutTable(path: string, where: string): RunFailure {
  return new RunFailure(
    'source-empty',
    `${path}${where} holds no table: a row of column names with rows below it. Fill it, or choose another sheet.`,
    { permanent: false },
  );
}
