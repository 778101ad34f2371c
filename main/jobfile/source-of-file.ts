import { isAbsolute, resolve } from 'node:path';
import type { WaitFor } from '../domain/run/waiting.ts';
import { durationText } from '../domain/schedule/duration.ts';
import { usualLookbackMs } from '../domain/source/cursor.ts';
import type { Source, SourceBase } from '../domain/source/source.ts';
import type { FileJob } from './job-schema.ts';

type SourceOfFile = FileJob['sources'][number];
type WaitOfFile = NonNullable<SourceOfFile['waitFor']>;

/**
 * A source without the fields that are only there to be refused by name.
 * @param folder what a relative path is resolved against
 */
export function sourceOfFile(source: SourceOfFile, folder: string): Source {
  const { id, waitFor } = source;
  const base: SourceBase = {
    id,
    ...(waitFor ? { waitFor: waitOfFile(waitFor) } : {}),
    ...cursorOfFile(source),
  };
  switch (source.kind) {
    case 'csv': {
      const { kind, delimiter, decimal, dateFormat, headerRow } = source;
      const form = { delimiter, decimal, dateFormat };
      const path = fullPath(source.path, folder);
      // Sources that were stored before a header could be named have no such field: they stay equal.
      return { ...base, kind, path, ...form, ...(headerRow == null ? {} : { headerRow }) };
    }
    case 'excel': {
      const { kind, sheet, range, headerRow, decimal, dateFormat } = source;
      const form = { sheet, range, headerRow, decimal, dateFormat };
      return { ...base, kind, path: fullPath(source.path, folder), ...form };
    }
    case 'json': {
      const { kind, decimal, dateFormat } = source;
      return { ...base, kind, path: fullPath(source.path, folder), decimal, dateFormat };
    }
    case 'folder': {
      const { kind, take, decimal, dateFormat } = source;
      const pattern = fullPath(source.pattern, folder);
      return { ...base, kind, pattern, take, decimal, dateFormat };
    }
    case 'logs': {
      const { kind, format } = source;
      return { ...base, kind, path: fullPath(source.path, folder), format };
    }
    case 'parquet': {
      const { kind, dateFormat } = source;
      return { ...base, kind, path: fullPath(source.path, folder), dateFormat };
    }
    case 'sqlite': {
      const { kind, table, query } = source;
      return { ...base, kind, path: fullPath(source.path, folder), table, query };
    }
    case 'pasted': {
      const { kind, text, delimiter, decimal, dateFormat } = source;
      return { ...base, kind, text, delimiter, decimal, dateFormat };
    }
    case 'postgres':
    case 'mysql': {
      const { kind, connection, query } = source;
      return { ...base, kind, connection, query };
    }
    case 'http': {
      const { kind, connection, url, format, rows, pages } = source;
      const { delimiter, decimal, dateFormat } = source;
      const form = { delimiter, decimal, dateFormat };
      return { ...base, kind, connection, url, format, rows, pages, ...form };
    }
  }
}

/** The fields that read back as this source; what is detected is left out. */
export function fileOfSource({ waitFor, cursor, ...source }: Source) {
  return {
    ...withoutNulls(source),
    ...(waitFor === undefined ? {} : { waitFor: fileOfWait(waitFor) }),
    ...(cursor === undefined ? {} : { cursor: cursor.by }),
    ...(cursor?.lookbackMs == null ? {} : { lookback: durationText(cursor.lookbackMs) }),
  };
}

/** A lookback alone says enough: it is about when things happened. */
function cursorOfFile({ cursor, lookback }: SourceOfFile): Pick<SourceBase, 'cursor'> {
  if (cursor === undefined && lookback === undefined) return {};
  const by = cursor ?? 'event';
  const usual = by === 'event' ? usualLookbackMs : null;
  return { cursor: { by, lookbackMs: lookback ?? usual } };
}

function fullPath(path: string, folder: string): string {
  return isAbsolute(path) || path === '' ? path : resolve(folder, path);
}

/** The file says `then`, a name that no object of a program should have. */
function waitOfFile({ then: ifLate, ...waitFor }: WaitOfFile): WaitFor {
  return { ...waitFor, ifLate };
}

function fileOfWait({ fresh, host, until, ifLate }: WaitFor) {
  const wait = {
    fresh: typeof fresh === 'number' ? durationText(fresh) : fresh,
    host,
    until: 'time' in until ? until.time : durationText(until.afterMs),
  };
  // biome-ignore lint/suspicious/noThenProperty: the word of the job file; nobody awaits it
  return { ...withoutNulls(wait), then: ifLate };
}

/** Null means "detect it", which the file says by leaving the field out. */
export function withoutNulls<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== null),
  ) as Partial<T>;
}
