import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { RunFailure } from '../../../domain/failure.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { LogFormat, LogsSource } from '../../../domain/source/source.ts';
import { withDuckDB } from '../../engine.ts';
import { identifier } from '../../sql.ts';
import { appendRows } from '../append-rows.ts';
import type { ColumnType } from '../column-type.ts';
import { iso } from '../date-text.ts';
import { freezeFile } from '../freeze-file.ts';
import { readHead } from '../text-encoding.ts';
import { sampleOf, type TextTable } from '../text-table.ts';
import { sealPart, writeTyped } from '../write-part.ts';
import { logFiles } from './log-files.ts';
import { readLines } from './read-lines.ts';
import { detectFormat, type LogFile, type Message, readMessages } from './read-log.ts';

const lineTable = 'messages of the log';
const names = [
  ...['time', 'level', 'host', 'program', 'pid', 'client', 'method', 'path', 'status', 'bytes'],
  ...['message', 'file', 'line'],
] as const;
const numbers: ReadonlySet<string> = new Set(['pid', 'status', 'bytes', 'line']);
/** Columns that every log has; of the others those in which something stands. */
const always: ReadonlySet<string> = new Set(['time', 'level', 'message', 'file', 'line']);

interface CopiedLog extends LogFile {
  readonly copyPath: string;
  readonly modifiedAtMs: number;
}

/**
 * Reads a log with its rotated files into one part, one row a message.
 * @throws RunFailure with a sentence that names the file
 */
export async function fetchLogs(
  source: LogsSource,
  { tmpDir }: Pick<FetchPlan, 'tmpDir'>,
): Promise<SnapshotPart> {
  const parquetPath = join(tmpDir, `${source.id}.parquet`);
  const copies: CopiedLog[] = [];
  try {
    const paths = await logFiles(source.path);
    if (paths.length === 0) throw noFiles(source.path);
    for (const [at, path] of paths.entries()) {
      const copy = await copied(path, join(tmpDir, `${source.id}.${at}.copy`));
      if (copy) copies.push(copy);
    }
    const format = source.format ?? (await formatOf(copies, source.path));
    return await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
      const rows = await appendRows(connection, lineTable, names, rowsOf(copies, format));
      if (rows === 0) throw withoutMessages(source.path, format);
      const table = await describe(connection);
      await writeTyped(connection, table, parquetPath);
      return {
        sourceId: source.id,
        ...(await sealPart(connection, parquetPath, tmpDir)),
        origin: source.path,
        originModifiedAtMs: Math.max(...copies.map(({ modifiedAtMs }) => modifiedAtMs)),
        options: {
          kind: source.kind,
          format,
          files: copies.map(({ shownAs }) => shownAs).join(', '),
        },
      };
    });
  } finally {
    const left = [parquetPath, ...copies.map(({ copyPath }) => copyPath)];
    await Promise.all(left.map((path) => rm(path, { force: true })));
  }
}

/** An empty file among others is one that was just rotated. */
async function copied(path: string, copyPath: string): Promise<CopiedLog | null> {
  const frozen = await freezeFile(path, copyPath, { mayGrow: true }).catch((caught: unknown) => {
    if (caught instanceof RunFailure && caught.code === 'source-empty') return null;
    throw caught;
  });
  if (!frozen) return null;
  const isPacked = (await readHead(copyPath, 2)).toString('hex') === '1f8b';
  return {
    copyPath,
    modifiedAtMs: frozen.modifiedAtMs,
    shownAs: basename(path),
    writtenAtMs: frozen.modifiedAtMs,
    lines: () => readLines(copyPath, path, { isPacked, grew: frozen.grew }),
  };
}

async function formatOf(copies: readonly CopiedLog[], path: string): Promise<LogFormat> {
  if (copies.length === 0) {
    throw new RunFailure(
      'source-empty',
      `${path} is empty. Wait until something is written to it, or choose another file.`,
      { permanent: false },
    );
  }
  for (const copy of copies.toReversed()) {
    const format = await detectFormat(copy);
    if (format) return format;
  }
  throw new RunFailure(
    'source-unreadable',
    `No line of ${path} begins with a time that Almanac knows, such as 2026-11-02 08:15:00. Choose a log with times, or name its format in the source.`,
    { permanent: true },
  );
}

async function* rowsOf(
  copies: readonly CopiedLog[],
  format: LogFormat,
): AsyncGenerator<readonly string[]> {
  for (const copy of copies) {
    for await (const message of readMessages(copy, format)) yield names.map(cellIn(message));
  }
}

function cellIn(message: Message): (name: (typeof names)[number]) => string {
  return (name) => String(message[name]);
}

/** The types are known but for the time's: an instant where the log tells offsets. */
async function describe(connection: DuckDBConnection): Promise<TextTable> {
  const counts = names.map((name) => `count(${identifier(name)})`).join(', ');
  const offsets = `count(*) FILTER (regexp_matches(${identifier('time')}, '[-+]\\d{2}:\\d{2}$'))`;
  const found = await connection.runAndReadAll(
    `SELECT ${offsets}, ${counts} FROM ${identifier(lineTable)}`,
  );
  const [withOffset = 0, ...filled] = (found.getRowsJS()[0] ?? []).map(Number);
  const kind = withOffset * 2 > (filled[0] ?? 0) ? 'instant' : 'timestamp';
  const kept = names.filter((name, at) => always.has(name) || (filled[at] ?? 0) > 0);
  const from = `(SELECT ${kept.map((name) => readAs(name, kind)).join(', ')} FROM ${identifier(lineTable)})`;
  const columns = kept.map((name) => ({ name, type: typeOf(name, kind), isLenient: false }));
  const sample = await sampleOf(connection, from);
  return { from, hints: { decimal: '.', dateFormat: null }, sample, columns };
}

/** In a log of which few lines tell an offset, those are read as the others are. */
function readAs(name: string, kind: 'instant' | 'timestamp'): string {
  const column = identifier(name);
  if (name !== 'time' || kind === 'instant') return column;
  return `regexp_replace(${column}, '[-+]\\d{2}:\\d{2}$', '') AS ${column}`;
}

function typeOf(name: string, kind: 'instant' | 'timestamp'): ColumnType {
  if (name === 'time') return { kind, format: iso, isAmbiguous: false };
  if (!numbers.has(name)) return { kind: 'text' };
  return { kind: 'integer', decimal: '.', group: '', sign: '', isAccounting: false };
}

function noFiles(path: string): RunFailure {
  return new RunFailure(
    'source-missing',
    `No file is called ${path}. Put one there, or mend the pattern in the job's sources.`,
    { permanent: false },
  );
}

function withoutMessages(path: string, format: LogFormat): RunFailure {
  return new RunFailure(
    'source-unreadable',
    `${path} has no line of the format ${format}. Leave the format out, so that it is found by the lines.`,
    { permanent: true },
  );
}
