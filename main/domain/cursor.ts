import { type Mistake, unless } from './mistake.ts';
import type { Cursor, Source, SourceKind } from './source.ts';

export const usualLookbackMs = 3 * 86_400_000;

/** Kinds whose rows of earlier periods are read again at each run, so that late ones can be told. */
const withEarlierRows: readonly SourceKind[] = [
  ...(['csv', 'excel', 'folder', 'json', 'parquet', 'sqlite'] as const),
];

/** The cursor of a source: files and folders go by arrival unless the job says otherwise. */
export function cursorOf(source: Source): Cursor | null {
  if (source.cursor) return source.cursor;
  return withEarlierRows.includes(source.kind) ? { by: 'arrival', lookbackMs: null } : null;
}

export function checkCursor({ cursor, kind }: Source, field: string): Mistake[] {
  if (!cursor) return [];
  const hours = (cursor.lookbackMs ?? 3_600_000) / 3_600_000;
  return [
    ...unless(
      withEarlierRows.includes(kind),
      `${field}.cursor`,
      () => `tells late rows of a file, and ${kind} gives what it is asked for; leave it out`,
    ),
    ...unless(
      hours >= 1 && hours <= 366 * 24,
      `${field}.lookback`,
      () => 'must lie between 1h and 366d',
    ),
  ];
}
