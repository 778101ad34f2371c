import {
  asStrptime,
  type DateKind,
  type DateStyle,
  iso,
  isoPattern,
  kindOfFormat,
  knownFormats,
  readDay,
} from './date-text.ts';
import { type NumberKind, type NumberStyle, numberStyleOf } from './number-text.ts';

export type ColumnType =
  | { readonly kind: 'text' }
  | (NumberStyle & { readonly kind: NumberKind })
  | (DateStyle & { readonly isAmbiguous: boolean });

export interface TypeHints {
  readonly decimal: '.' | ',';
  readonly dateFormat: string | null;
}

/** Cells that mean "no value" in a column of numbers or dates, in lower case. */
export const nullWords: readonly string[] = [
  'na',
  'n/a',
  '#n/a',
  'null',
  'none',
  'nan',
  '-',
  '--',
  '?',
  'inf',
  '-inf',
  'infinity',
  '-infinity',
];

/** How many of a column's filled cells must be readable as a type for the column to have it: a row of totals may not be. */
export function leastReadable(filled: number): number {
  return Math.min(Math.ceil(filled * 0.95), filled >= 6 ? filled - 1 : filled);
}

/** Chooses what the cells of a column are. Pure; blank cells and null words say nothing. */
export function chooseType(cells: readonly string[], hints: TypeHints): ColumnType {
  const values = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '' && !nullWords.includes(cell.toLowerCase()));
  if (values.length === 0) return { kind: 'text' };
  return (
    chooseDate(values, hints.dateFormat) ?? chooseNumber(values, hints.decimal) ?? { kind: 'text' }
  );
}

/** Whether one cell could belong to a column of this type, written in whatever style. */
export function couldBe(type: ColumnType, cell: string, hints: TypeHints): boolean {
  const single = chooseType([cell], hints);
  return single.kind !== 'text' && isDate(single) === isDate(type);
}

export function isDate(type: ColumnType): type is DateStyle & { readonly isAmbiguous: boolean } {
  return type.kind === 'date' || type.kind === 'timestamp' || type.kind === 'instant';
}

function chooseDate(values: readonly string[], given: string | null): ColumnType | null {
  const enough = leastReadable(values.length);
  const count = (test: (value: string) => boolean) => values.filter(test).length;
  if (given !== null) {
    const format = asStrptime(given);
    if (count((value) => readDay(value, format) !== null) >= enough) {
      return { kind: kindOfFormat(format), format, isAmbiguous: false };
    }
  }
  for (const kind of ['date', 'timestamp', 'instant'] as const satisfies DateKind[]) {
    const pattern = new RegExp(isoPattern(kind));
    if (count((value) => pattern.test(value)) >= enough)
      return { kind, format: iso, isAmbiguous: false };
  }
  const few = values.slice(0, 20);
  const fitting = knownFormats
    .filter(
      (format) => few.filter((value) => readDay(value, format) !== null).length * 2 > few.length,
    )
    .map((format) => ({ format, days: values.flatMap((value) => readDay(value, format) ?? []) }))
    .filter(({ days }) => days.length >= enough)
    // When 03/04 can be read two ways, days that lie closer together are the likelier reading.
    .sort((a, b) => b.days.length - a.days.length || spread(a.days) - spread(b.days));
  const [best, second] = fitting;
  if (!best) return null;
  const isAmbiguous =
    second?.days.length === best.days.length && second.days.join() !== best.days.join();
  return { kind: kindOfFormat(best.format), format: best.format, isAmbiguous };
}

function spread(days: readonly number[]): number {
  return days.reduce((a, b) => Math.max(a, b), 0) - days.reduce((a, b) => Math.min(a, b), 1e9);
}

function chooseNumber(values: readonly string[], decimal: '.' | ','): ColumnType | null {
  const styles = values.flatMap((value) => numberStyleOf(value, decimal) ?? []);
  if (styles.length < leastReadable(values.length)) return null;
  const [sign = '', ...others] = new Set(styles.flatMap((style) => style.sign || []));
  // Dollars are not added to euros.
  if (others.length > 0) return null;
  const kinds = styles.map((style) => style.kind);
  const kind = (['double', 'decimal'] as const).find((wide) => kinds.includes(wide)) ?? 'integer';
  return {
    kind,
    decimal,
    group: styles.find((style) => style.group !== '')?.group ?? '',
    sign,
    isAccounting: styles.some((style) => style.isAccounting),
  };
}
