import type { WaitFor } from '../run/waiting.ts';

/** Where a job's rows come from: one kind of place each, told apart by `kind`. */
export type Source =
  | CsvSource
  | DatabaseSource
  | ExcelSource
  | FolderSource
  | HttpSource
  | JsonSource
  | LogsSource
  | ParquetSource
  | PastedSource
  | SqliteSource;

/** Sources that are one local file. */
export type FileSource = Extract<Source, { readonly path: string }>;

export type SourceKind = Source['kind'];

/** What every source has. */
export interface SourceBase {
  /** Names the source in the job and its table in the snapshot. */
  readonly id: string;
  /** Left out: it is read whenever the run is due. */
  readonly waitFor?: WaitFor;
  /** Left out: as `cursorOf` says. */
  readonly cursor?: Cursor;
}

/**
 * How rows are found that came too late for the report of their own period: by arrival all that the last
 * snapshot did not hold, by event those of them that happened within `lookbackMs` before its period ended.
 */
export interface Cursor {
  readonly by: 'arrival' | 'event';
  /** Null: however long ago. */
  readonly lookbackMs: number | null;
}

/** How cells of text are read. What is null is detected at fetch and stored in the manifest. */
export interface TextForm {
  readonly decimal: '.' | ',' | null;
  readonly dateFormat: string | null;
}

/** A local file of delimited text: CSV, TSV. */
export interface CsvSource extends SourceBase, TextForm {
  readonly kind: 'csv';
  /** Absolute path. */
  readonly path: string;
  readonly delimiter: string | null;
  /** The line of the column names; 0 when there are none. Left out or null, it is detected. */
  readonly headerRow?: number | null;
}

/** One table of a local workbook: .xlsx, .xlsm, .xlsb, .xls or .ods. What is null is found at fetch. */
export interface ExcelSource extends SourceBase, TextForm {
  readonly kind: 'excel';
  /** Absolute path. */
  readonly path: string;
  /** Null takes the first sheet that is not hidden and holds a table. */
  readonly sheet: string | null;
  /** A named range of the workbook, or cells of the sheet such as `B3:F200`; null takes the whole sheet. */
  readonly range: string | null;
  /** The row of the column names, as Excel counts; 0 when the table has none. */
  readonly headerRow: number | null;
}

/** A local file of JSON objects: one list of them, or one after another (NDJSON). */
export interface JsonSource extends SourceBase, TextForm {
  readonly kind: 'json';
  /** Absolute path. */
  readonly path: string;
}

/**
 * A local log with the files that it was rotated into, or every file that a pattern names, gzip or not.
 * One row a message, with columns `time` and `message` and, where the format tells them, `level`,
 * `host`, `program`, `pid`, `method`, `path`, `status`, `bytes`, `client`; then `file` and `line`.
 */
export interface LogsSource extends SourceBase {
  readonly kind: 'logs';
  /** Absolute path; the last parts may hold `*` and `?`. */
  readonly path: string;
  /** Null tells it by the lines. */
  readonly format: LogFormat | null;
}

/** `combined` is the access log of nginx and Apache, `plain` any line that begins with a time. */
export type LogFormat = 'json' | 'combined' | 'syslog' | 'plain';

/** The files of a folder that a pattern names, each read as what the end of its name says. */
export interface FolderSource extends SourceBase, TextForm {
  readonly kind: 'folder';
  /** Absolute path with `*`, `?` and `{window}`: what the report is about; see `patternsOfWindow`. */
  readonly pattern: string;
  /** The file that was changed last, or all of them as one table. */
  readonly take: 'newest' | 'all';
}

/** A local Parquet file. Its columns keep their types; only dates held as text are read as dates. */
export interface ParquetSource extends SourceBase {
  readonly kind: 'parquet';
  /** Absolute path. */
  readonly path: string;
  readonly dateFormat: string | null;
}

/** A table or a query of an SQLite file, which another program may be writing. Dates are read out of text. */
export interface SqliteSource extends SourceBase {
  readonly kind: 'sqlite';
  /** Absolute path. */
  readonly path: string;
  /** A table or a view; null takes the one with the most rows. */
  readonly table: string | null;
  /** One SELECT instead of a table; `{from}` and `{to}` are the ends of the report's period. */
  readonly query: string | null;
}

/** A table that was pasted as delimited text; the job itself holds it. */
export interface PastedSource extends SourceBase, TextForm {
  readonly kind: 'pasted';
  readonly text: string;
  readonly delimiter: string | null;
}

/** Rows of JSON or CSV that a server answers with. */
export interface HttpSource extends SourceBase, TextForm {
  readonly kind: 'http';
  /** Id of the connection that holds base address and secret; null for an address that needs none. */
  readonly connection: string | null;
  /** Whole, or what follows the connection's base address; `{from}`, `{to}`: the report's period. */
  readonly url: string;
  /** Null: as the server says. */
  readonly format: 'json' | 'csv' | null;
  /** Where the list of rows is in a JSON answer (`data.items`); null finds it. */
  readonly rows: string | null;
  readonly pages: Pages | null;
  /** Of CSV. */
  readonly delimiter: string | null;
}

/** The rows of a query. */
export interface DatabaseSource extends SourceBase {
  readonly kind: 'postgres' | 'mysql';
  /** Id of the connection. */
  readonly connection: string;
  /** One SELECT; `{from}` and `{to}` are the ends of the report's period. */
  readonly query: string;
}

/** How a server names its next page: a `Link` header, a field of the answer, or a number in the address. */
export type Pages =
  | { readonly by: 'link' }
  | { readonly by: 'next'; readonly field: string }
  | { readonly by: 'number'; readonly parameter: string; readonly from: number };

/** The local file that the source reads, or null when it reads none. */
export function pathOf(source: Source): string | null {
  return 'path' in source ? source.path : null;
}

/** The first local file that any of the sources reads. */
export function firstPath(sources: readonly Source[]): string | null {
  return sources.map(pathOf).find((path) => path !== null) ?? null;
}

/** The source as people call it: `orders.csv`, `api.example.org/orders`, `the query on shop`, `the pasted table`. */
export function sourceName(source: Source): string {
  // Without its query, which often holds a key or a whole filter.
  if (source.kind === 'http') return source.url.replace(/^https?:\/\//, '').replace(/[?#].*$/s, '');
  if (source.kind === 'postgres' || source.kind === 'mysql')
    return `the query on ${source.connection}`;
  const path = source.kind === 'folder' ? source.pattern : pathOf(source);
  return path === null ? 'the pasted table' : (path.split(/[\\/]/).at(-1) ?? path);
}
