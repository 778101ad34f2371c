import type { CellObject } from '@e965/xlsx';
import { leastWidth, usualWidth } from '../usual-width.ts';
import { isDateCell, isFilled } from './cell-text.ts';
import type { CellRange, Cells } from './sheet-cells.ts';
import { totalsIn } from './totals-rows.ts';

/** A table that stands somewhere in a sheet. Rows and columns count from 0. */
export interface SheetTable {
  /** The row of the column names, or null when there is none. */
  readonly headerRow: number | null;
  readonly names: readonly string[];
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  /** What stands below or between the rows and is none of them: `row 26 (Total)`. */
  readonly leftOut: readonly string[];
}

interface Asked {
  readonly headerRow: number | null;
  readonly range: CellRange | null;
  readonly mergedSideways: ReadonlySet<number>;
}

const looked = 2000;

/**
 * Finds the table: titles above it, notes below it, rows of totals and empty columns are no part of it.
 * @param asked what the source says: the header as Excel counts rows, 0 for none
 * @returns null when there is no row of data
 */
export function findTable(cells: Cells, asked: Asked): SheetTable | null {
  const { top, left, bottom, right } = asked.range ?? whole;
  const at = (row: number, column: number) => cells[row]?.[column];
  const filledIn = (row: number) =>
    (cells[row] ?? []).flatMap((cell, column) =>
      column >= left && column <= right && isFilled(cell) ? [column] : [],
    );
  const last = Math.min(bottom, cells.length - 1);
  const filledRows: { row: number; columns: readonly number[] }[] = [];
  for (let row = top; row <= last; row++) {
    const columns = filledIn(row);
    if (columns.length > 0) filledRows.push({ row, columns });
  }
  const usual = usualWidth(filledRows.slice(0, looked).map(({ columns }) => columns.length));
  const enough = leastWidth(usual);
  const first =
    asked.headerRow === null
      ? filledRows.findIndex(({ columns }) => columns.length >= enough)
      : filledRows.findIndex(({ row }) => row >= Math.max(0, (asked.headerRow ?? 0) - 1));
  const start = filledRows[first];
  if (!start) return null;

  const isHeader = (entry: { row: number; columns: readonly number[] }) =>
    looksLikeHeader(entry.columns.map((column) => at(entry.row, column)));
  const hasHeader = asked.headerRow === null ? isHeader(start) : asked.headerRow > 0;
  const second = filledRows[first + 1];
  const hasTwo =
    hasHeader && second !== undefined && asked.mergedSideways.has(start.row) && isHeader(second);
  const header = hasTwo ? second : hasHeader ? start : null;
  const body = filledRows.slice(first + (hasTwo ? 2 : hasHeader ? 1 : 0));

  const used = new Set([...(header?.columns ?? []), ...body.flatMap(({ columns }) => columns)]);
  const columns = [...used].sort((a, b) => a - b);
  const upper = hasTwo ? spread(columns, (column) => nameAt(at(start.row, column))) : [];
  const names = columns.map((column, n) =>
    header ? joined(upper[n] ?? '', nameAt(at(header.row, column))) : '',
  );
  const { rows, leftOut } = totalsIn(body, { at, names, columns, usual });
  return rows.length === 0
    ? null
    : { headerRow: header?.row ?? null, names, columns, rows, leftOut };
}

const whole: CellRange = { top: 0, left: 0, bottom: Infinity, right: Infinity };

/** Column names are text; years may stand in a table that was pivoted, if a word is before them. */
function looksLikeHeader(cells: readonly (CellObject | undefined)[]): boolean {
  const [firstCell, ...others] = cells;
  const isWord = (cell: CellObject | undefined) =>
    cell?.t === 's' && !/^[-+(]?[€$£¥]?\s*\d[\d.,\s/:%-]*$/.test(String(cell.v).trim());
  const isYear = (cell: CellObject | undefined) =>
    /^(19|20)\d\d$/.test(String(cell?.v ?? '').trim());
  return isWord(firstCell) && others.every((cell) => isWord(cell) || isYear(cell));
}

function nameAt(cell: CellObject | undefined): string {
  return isFilled(cell) && !isDateCell(cell) ? String(cell.v) : '';
}

/** A name that is merged over several columns belongs to each of them. */
function spread(columns: readonly number[], nameOf: (column: number) => string): readonly string[] {
  let name = '';
  return columns.map((column) => {
    name = nameOf(column) || name;
    return name;
  });
}

function joined(upper: string, lower: string): string {
  return upper === '' || upper === lower ? lower : `${upper} ${lower}`.trim();
}
