import { type Mistake, unless } from '../job/mistake.ts';
import type { Cursor, Source, SourceKind } from './source.ts';

export const usualLookbackMs = 3 * 86_400_000;

/** Kinds whose rows of earlier periods are read again at each run, so that late ones can be told. */
const withEarlierRows: readonly SourceKind[] = [
  ...(['csv', 'excel', 'folder', 'json', 'parquet', 'sqlite'] as const),
];

/** Kinds that give what they are asked for: a job that looks back asks them for more. */
const asked: readonly SourceKind[] = ['postgres', 'mysql', 'http'];

/** The cursor of a source: files and folders go by arrival unless the job says otherwise. */
export function cursorOf(source: Source): Cursor | null {
  if (source.cursor) return source.cursor;
  return withEarlierRows.includes(source.kind) ? { by: 'arrival', lookbackMs: null } : null;
}

export function checkCursor(source: Source, field: string): Mistake[] {
  const { cursor, kind } = source;
  if (!cursor) return [];
  const hours = (cursor.lookbackMs ?? 3_600_000) / 3_600_000;
  return [
    ...unless(
      withEarlierRows.includes(kind) || asked.includes(kind),
      `${field}.cursor`,
      () => `tells late rows of a file, and ${kind} gives what it is asked for; leave it out`,
    ),
    ...unless(
      cursor.by === 'event' || !asksFrom(source),
      `${field}.cursor`,
      () =>
        'goes by arrival, and with {from} no row of an earlier period arrives; write cursor: event with a lookback, or leave {from} out',
    ),
    ...unless(
      hours >= 1 && hours <= 366 * 24,
      `${field}.lookback`,
      () => 'must lie between 1h and 366d',
    ),
  ];
}

/** Whether the start of the report's period is a part of the question to a server. */
export function asksFrom(source: Source): boolean {
  const question = 'query' in source ? source.query : source.kind === 'http' ? source.url : null;
  return question !== null && /\{from(?:Date)?\}/.test(question);
}
