import type { CellObject } from '@e965/xlsx';
import { isFilled } from './cell-text.ts';

interface FilledRow {
  readonly row: number;
  readonly columns: readonly number[];
}

interface Body {
  readonly at: (row: number, column: number) => CellObject | undefined;
  readonly names: readonly string[];
  readonly columns: readonly number[];
  /** How many cells of a row are filled as a rule. */
  readonly usual: number;
}

/** What totals are called where we have seen such files, as a whole word of a cell. */
const totalWords =
  /(^|\s)(grand total|(sub-?)?totals?|sum|summe|(gesamt|zwischen)summe|gesamt|total général|totaux|totale|totaal|suma|итого|合計|総計|合计|总计)(\s|:|$)/iu;

/** Formulas that add up a column. */
const addsUp = /^(SUM|SUBTOTAL|AGGREGATE)\(/i;

/** How much of a column must be filled for a gap in it to mean something. */
const mostlyFilled = 0.9;

/**
 * Tells the rows of a table from what people put between and below them, all of which would be counted
 * twice or as nonsense: totals, the header once more, notes.
 */
export function totalsIn(
  rows: readonly FilledRow[],
  body: Body,
): { readonly rows: readonly number[]; readonly leftOut: readonly string[] } {
  // What is neither called a total nor nearly empty shows which columns a row must fill.
  const likely = rows.filter(
    (entry) => totalsLabel(entry, body) === undefined && entry.columns.length * 2 > body.usual,
  );
  const filled = new Map<number, number>();
  for (const column of likely.flatMap(({ columns }) => columns)) {
    filled.set(column, (filled.get(column) ?? 0) + 1);
  }
  const expected = body.columns.filter(
    (column) => (filled.get(column) ?? 0) >= likely.length * mostlyFilled,
  );
  const kept: number[] = [];
  const leftOut: string[] = [];
  // From the end, because a last row may be called a total although no cell of it is empty.
  let isLast = true;
  for (const entry of rows.toReversed()) {
    const reason = reasonToLeaveOut(entry, expected, isLast, body);
    if (reason === null) {
      kept.push(entry.row);
      isLast = false;
    } else {
      leftOut.push(`row ${entry.row + 1} (${reason})`);
    }
  }
  return { rows: kept.reverse(), leftOut: leftOut.reverse() };
}

function reasonToLeaveOut(
  entry: FilledRow,
  expected: readonly number[],
  isLast: boolean,
  body: Body,
): string | null {
  const { row, columns } = entry;
  const { at, names, columns: all, usual } = body;
  const cells = columns.map((column) => at(row, column)).filter(isFilled);
  const label = totalsLabel(entry, body);
  const hasGap = expected.some((column) => !columns.includes(column));
  if (label !== undefined && (hasGap || isLast)) return label.trim().slice(0, 40);
  if (cells.every((cell) => addsUp.test(cell.f ?? ''))) return 'totals';
  const text = all.map((column) => String(at(row, column)?.v ?? ''));
  if (names.some((name) => name !== '') && text.join('\u0000') === names.join('\u0000')) {
    return 'the header once more';
  }
  const isNote = isLast && usual >= 3 && columns.length === 1 && cells[0]?.t === 's';
  return isNote ? `“${String(cells[0]?.v).trim().slice(0, 40)}”` : null;
}

function totalsLabel({ row, columns }: FilledRow, { at }: Body): string | undefined {
  return columns
    .map((column) => at(row, column))
    .filter((cell) => isFilled(cell) && cell.t === 's')
    .map((cell) => String(cell?.v))
    .find((text) => totalWords.test(text));
}
