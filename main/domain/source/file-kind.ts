import type { FileSource, Source } from './source.ts';

const kinds: Readonly<Record<FileSource['kind'], readonly string[]>> = {
  excel: ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods'],
  json: ['json', 'ndjson', 'jsonl'],
  parquet: ['parquet', 'pq'],
  sqlite: ['sqlite', 'sqlite3', 'db', 'db3'],
  logs: ['log', 'gz'],
  csv: ['csv', 'tsv', 'tab', 'txt'],
};

/** Endings of the names of files that a job can read. */
export const knownEndings: readonly string[] = [
  ...kinds.csv,
  ...kinds.excel,
  ...kinds.json,
  ...kinds.parquet,
  ...kinds.sqlite,
  ...kinds.logs,
];

/** What a file most likely is, by the end of its name; delimited text where that says nothing. */
export function fileKind(path: string): FileSource['kind'] {
  const ending = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const found = Object.entries(kinds).find(([, endings]) => endings.includes(ending));
  return (found?.[0] ?? 'csv') as FileSource['kind'];
}

/** A source of this file of which everything else is still to be found out. */
export function fileSource(id: string, path: string): FileSource {
  const kind = fileKind(path);
  const detected = { decimal: null, dateFormat: null };
  switch (kind) {
    case 'csv':
      return { id, kind, path, delimiter: null, ...detected };
    case 'excel':
      return { id, kind, path, sheet: null, range: null, headerRow: null, ...detected };
    case 'json':
      return { id, kind, path, ...detected };
    case 'logs':
      return { id, kind, path, format: null };
    case 'parquet':
      return { id, kind, path, dateFormat: null };
    case 'sqlite':
      return { id, kind, path, table: null, query: null };
  }
}

/** The source at another path, and as what the file there is; a source without a file stays as it is. */
export function movedTo(source: Source, path: string): Source {
  if (!('path' in source)) return source;
  const fresh = fileSource(source.id, path);
  if (fresh.kind === source.kind) return { ...source, path };
  return { ...fresh, ...policiesOf(source) };
}

/** What a job says of a source whatever file it is. */
export function policiesOf({ waitFor, cursor }: Source): Pick<Source, 'waitFor' | 'cursor'> {
  return { ...(waitFor ? { waitFor } : {}), ...(cursor ? { cursor } : {}) };
}
