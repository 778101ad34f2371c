import type { CellObject, WorkSheet } from '@e965/xlsx';

/** The cells of a sheet: the list of a row has holes where nothing stands. */
export type Cells = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** Rows and columns from 0, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells wider or longer than this are no merged label but a mistake of who made the file. */
const largestMerge = 100_000;

/**
 * The cells of a sheet, with a label that spans several rows written in each of them, as a reader sees
 * it. Cells merged sideways keep their value in the first.
 */
export function cellsOf(sheet: WorkSheet): Cells {
  const cells = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  for (const { s, e } of sheet['!merges'] ?? []) {
    const label = cells[s.r]?.[s.c];
    if (label === undefined || e.r - s.r > largestMerge) continue;
    for (let row = s.r + 1; row <= Math.min(e.r, cells.length - 1); row++) {
      const line = cells[row];
      if (line !== undefined && line[s.c]?.v === undefined) line[s.c] = label;
    }
  }
  return cells;
}

/** Rows, from 0, in which cells are merged sideways. */
export function rowsMergedSideways(sheet: WorkSheet): ReadonlySet<number> {
  return new Set((sheet['!merges'] ?? []).flatMap(({ s, e }) => (e.c > s.c ? [s.r] : [])));
}

/** `B3:F200`, `$B$3:$F$200`, `Orders!B3:F200`, `'My orders'!B:F`; null when it is none. */
export function readRange(
  text: string,
): { readonly sheet: string | null; readonly range: CellRange } | null {
  const found =
    /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Z]{1,3})\$?(\d+)?(?::\$?([A-Z]{1,3})\$?(\d+)?)?$/i.exec(
      text.trim(),
    );
  if (!found) return null;
  const [, quoted, plain, left = '', top, right, bottom] = found;
  const range = {
    left: columnNumber(left),
    top: top === undefined ? 0 : Number(top) - 1,
    right: columnNumber(right ?? left),
    bottom:
      bottom === undefined
        ? top === undefined || right
          ? Infinity
          : Number(top) - 1
        : Number(bottom) - 1,
  };
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? null, range };
}

function columnNumber(letters: string): number {
  return (
    [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}
