import type { WaitFor } from '../run/waiting.ts';
import { checkCursor } from '../source/cursor.ts';
import {
  type DatabaseSource,
  type ExcelSource,
  type HttpSource,
  pathOf,
  type Source,
  type SqliteSource,
} from '../source/source.ts';
import type { JobSpec } from './job.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

const dayMs = 86_400_000;
const mostPastedCharacters = 1_000_000;

/** What may be wrong with the sources of a job, by field. */
export function checkSources({ sources }: Pick<JobSpec, 'sources'>): Mistake[] {
  if (sources.length === 0) {
    return [{ field: 'sources', message: 'is empty; name the file that the job reads' }];
  }
  return sources.flatMap((source, index) => {
    const field = `sources[${index}]`;
    const isRepeated = sources.findIndex((other) => other.id === source.id) < index;
    return [
      ...unless(
        /^[a-z][a-z0-9_-]{0,63}$/.test(source.id),
        `${field}.id`,
        () =>
          `"${shortened(source.id)}" is not an id; use small letters, digits, _ and -, a letter first, 64 at most`,
      ),
      ...unless(
        !isRepeated,
        `${field}.id`,
        () => `"${shortened(source.id)}" names two sources; rename one`,
      ),
      ...checkPlace(source, field),
      ...checkCursor(source, field),
      ...(source.waitFor ? checkWait(source, source.waitFor, `${field}.waitFor`) : []),
    ];
  });
}

/** What each kind asks of its own fields. */
function checkPlace(source: Source, field: string): Mistake[] {
  switch (source.kind) {
    case 'excel':
      return [...checkPath(source.path, field), ...checkWorkbook(source, field)];
    case 'csv':
      return [...checkPath(source.path, field), ...checkHeaderRow(source.headerRow ?? null, field)];
    case 'json':
    case 'logs':
    case 'parquet':
      return checkPath(source.path, field);
    case 'sqlite':
      return [...checkPath(source.path, field), ...checkSqlite(source, field)];
    case 'folder':
      return unless(
        isAbsolutePath(source.pattern),
        `${field}.pattern`,
        () =>
          `"${shortened(source.pattern)}" is not a full path, such as /data/orders-{window}.csv`,
      );
    case 'pasted':
      return checkPasted(source.text, `${field}.text`);
    case 'http':
      return checkHttp(source, field);
    case 'postgres':
    case 'mysql':
      return checkQuery(source, field);
  }
}

const connectionId = /^[a-z0-9][a-z0-9-]{0,63}$/;

function checkSqlite({ table, query }: SqliteSource, field: string): Mistake[] {
  return [
    ...unless(table !== '', `${field}.table`, () => 'is empty; name a table'),
    ...unless(
      table === null || query === null,
      `${field}.query`,
      () => 'stands beside a table; name one of them',
    ),
    ...(query === null ? [] : checkSelect(query, field)),
  ];
}

function checkQuery({ connection, query }: DatabaseSource, field: string): Mistake[] {
  return [
    ...unless(
      connectionId.test(connection),
      `${field}.connection`,
      () => `"${shortened(connection)}" is not the id of a connection`,
    ),
    ...checkSelect(query, field),
  ];
}

function checkSelect(query: string, field: string): Mistake[] {
  const first = query.replace(/^(\s|--[^\n]*\n|\/\*.*?\*\/)+/s, '');
  return [
    ...unless(
      /^(select|with|values|table)\b/i.test(first),
      `${field}.query`,
      () => 'does not begin with SELECT or WITH; a source only reads',
    ),
    ...unless(query.length <= 100_000, `${field}.query`, () => 'is longer than 100000 characters'),
  ];
}

function checkHttp({ url, connection, pages, format }: HttpSource, field: string): Mistake[] {
  const isWhole = /^https?:\/\/[^\s/@]+([/?][^\s]*)?$/i.test(url);
  const isPart = !/^\w+:|^[\\/]{2}|[\s\\]/.test(url);
  return [
    ...unless(isWhole || (connection !== null && isPart), `${field}.url`, () =>
      connection === null
        ? `"${shortened(url)}" is not a web address; write one that begins with https://, without a password`
        : `"${shortened(url)}" is neither a web address nor what follows the connection's own`,
    ),
    ...unless(url.length <= 4_096, `${field}.url`, () => 'is longer than 4096 characters'),
    ...unless(
      connection === null || connectionId.test(connection),
      `${field}.connection`,
      () => `"${shortened(connection ?? '')}" is not the id of a connection`,
    ),
    ...unless(
      pages?.by !== 'next' || format !== 'csv',
      `${field}.pages`,
      () => 'names a field of the answer, and CSV has none; use link or number',
    ),
  ];
}

function checkPath(path: string, field: string): Mistake[] {
  return unless(
    isAbsolutePath(path),
    `${field}.path`,
    () => `"${shortened(path)}" is not the full path of a file`,
  );
}

function checkWorkbook({ sheet, range, headerRow }: ExcelSource, field: string): Mistake[] {
  return [
    ...unless(sheet === null || sheet !== '', `${field}.sheet`, () => 'is empty; name a sheet'),
    ...unless(
      range === null || range !== '',
      `${field}.range`,
      () => 'is empty; write cells such as B3:F200, or the name of a range',
    ),
    ...checkHeaderRow(headerRow, field),
  ];
}

function checkHeaderRow(headerRow: number | null, field: string): Mistake[] {
  return unless(
    headerRow === null || (Number.isInteger(headerRow) && isBetween(headerRow, 0, 1_048_576)),
    `${field}.headerRow`,
    () => 'must be the number of a row; 0 when the table has no header',
  );
}

function checkPasted(text: string, field: string): Mistake[] {
  return [
    ...unless(text.trim() !== '', field, () => 'is empty; paste a table with its header'),
    ...unless(
      text.length <= mostPastedCharacters,
      field,
      () =>
        `is ${text.length} characters long; paste ${mostPastedCharacters} at most, or save it as a file`,
    ),
  ];
}

function checkWait(source: Source, { fresh, host, until }: WaitFor, field: string): Mistake[] {
  const afterMs = 'afterMs' in until ? until.afterMs : 0;
  return [
    ...unless(
      fresh !== null || host !== null,
      `${field}.fresh`,
      () => 'is missing, and host too; write fresh: window, or host: name:port',
    ),
    ...unless(
      fresh === null || pathOf(source) !== null,
      `${field}.fresh`,
      () => `asks when a file was changed, and ${source.kind} reads none; leave it out`,
    ),
    ...unless(
      host === null || /^[^\s:]{1,253}:[1-9]\d{0,4}$/.test(host),
      `${field}.host`,
      () =>
        `"${shortened(host ?? '')}" is not a host with its port; write for example files.example:445`,
    ),
    ...unless(
      typeof fresh !== 'number' || isBetween(fresh, 60_000, 366 * dayMs),
      `${field}.fresh`,
      () => 'must lie between 1m and 366d',
    ),
    ...unless(
      isBetween(afterMs, 0, 7 * dayMs),
      `${field}.until`,
      () => 'must lie between 0s and 7d',
    ),
  ];
}

/** Of Linux, macOS and Windows. What is relative would be looked for wherever the app was started. */
function isAbsolutePath(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)./.test(path) && path.length <= 4_096 && !/\p{Cc}/u.test(path);
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
