import { fileSource, policiesOf } from './file-kind.ts';
import type { FileSource, Source } from './source.ts';

/** What the analyst says about how a file is read; null finds it out. */
export interface Reading {
  readonly sheet: string | null;
  readonly table: string | null;
  readonly headerRow: number | null;
  readonly decimal: '.' | ',' | null;
  readonly dateFormat: string | null;
}

/** What the analyst says about data on a server. */
export interface Remote {
  readonly kind: 'http' | 'postgres' | 'mysql';
  readonly connection: string | null;
  /** The address, or the query. */
  readonly ask: string;
}

/** The sources of a job of which the first file is this one, read so; all else stays. */
export function sourcesRead(
  {
    path,
    reading,
    remote,
  }: {
    readonly path: string;
    readonly reading: Reading;
    readonly remote?: Remote | null | undefined;
  },
  before: readonly Source[],
): readonly Source[] {
  const at = before.findIndex((source) => 'path' in source || 'connection' in source);
  const old = before[at];
  if (remote) {
    const source = sourceOfRemote(remote, old);
    return old ? before.with(at, source) : [source];
  }
  if (old && 'connection' in old) return before.with(at, readAs(fileSource(old.id, path), reading));
  if (!old || !('path' in old)) {
    return before.length > 0 ? before : [readAs(fileSource(idFrom(path), path), reading)];
  }
  const fresh = fileSource(old.id, path);
  // What a job file says beside what the form knows belongs to that file only.
  const kept = old.path === path ? old : { ...fresh, ...policiesOf(old) };
  return before.with(at, readAs(kept, reading));
}

function sourceOfRemote({ kind, connection, ask }: Remote, old: Source | undefined): Source {
  const { id, waitFor } = old ?? { id: 'data' };
  const base = { id, ...(waitFor ? { waitFor } : {}) };
  if (kind !== 'http') return { ...base, kind, connection: connection ?? '', query: ask.trim() };
  // What a job file says beside what the form knows stays.
  if (old?.kind === 'http') return { ...old, connection, url: ask.trim() };
  const detected = { format: null, rows: null, pages: null, delimiter: null };
  const form = { decimal: null, dateFormat: null };
  return { ...base, kind, connection, url: ask.trim(), ...detected, ...form };
}

/** What the form shows of data on a server; null for a file. */
export function remoteOf(sources: readonly Source[]): Remote | null {
  const source = sources.find((it) => 'path' in it || 'connection' in it);
  if (!source || !('connection' in source)) return null;
  const { kind, connection } = source;
  return { kind, connection, ask: 'query' in source ? source.query : source.url };
}

/** "C:\\data\\Orders 2026.xlsx" → "orders-2026": what queries call the table of a file. */
function idFrom(path: string): string {
  const name =
    path
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? '';
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return id || 'data';
}

/** How a source is read, as far as the analyst has said. */
export function readingOf(source: Source | undefined): Reading {
  return {
    sheet: source && 'sheet' in source ? source.sheet : null,
    table: source && 'table' in source ? source.table : null,
    headerRow: source && 'headerRow' in source ? (source.headerRow ?? null) : null,
    decimal: source && 'decimal' in source ? source.decimal : null,
    dateFormat: source && 'dateFormat' in source ? source.dateFormat : null,
  };
}

function readAs(source: FileSource, reading: Reading): FileSource {
  const { sheet, table, headerRow, decimal, dateFormat } = reading;
  switch (source.kind) {
    case 'csv': {
      const { headerRow: _, ...rest } = source;
      const header = headerRow === null ? {} : { headerRow };
      return { ...rest, decimal, dateFormat, ...header };
    }
    case 'excel':
      return { ...source, sheet, headerRow, decimal, dateFormat };
    case 'json':
      return { ...source, decimal, dateFormat };
    case 'parquet':
      return { ...source, dateFormat };
    case 'sqlite':
      // A query of a job file is asked as it stands.
      return { ...source, table };
    case 'logs':
      return source;
  }
}
