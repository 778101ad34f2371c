import type { SnapshotPart } from '../../../../domain/report/report.ts';
import { rowColumn } from '../../../fetch/column-names.ts';
import { identifier, literal } from '../../../sql.ts';
import { columnsOf } from '../../columns.ts';
import { bound, isInstant, type Span, type TimeColumn } from '../../period.ts';
import { type Template, wildcard } from './drain.ts';
import { groupEnd, type Kind } from './watch-log.ts';

/** The columns of a log. */
export interface LogColumns {
  readonly part: SnapshotPart;
  readonly view: string;
  readonly file: string;
  readonly time: TimeColumn;
  readonly has: (column: string) => boolean;
}

/** The message is looked at so far; the rest of a dump says little. */
const longest = 300;
/** Numbers with what they are made of (addresses, times, versions), and long hexadecimal names. */
const numbers = '[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|\\b(?:0x)?[0-9a-fA-F]{12,}\\b|\\d+(?:[.:]\\d+)*';

/** The message with its numbers masked; a request keeps its status, which says how it went. */
function maskedSql({ has }: LogColumns): string {
  const mask = (text: string) =>
    `regexp_replace(left(${text}, ${longest}), ${literal(numbers)}, ${literal(wildcard)}, 'g')`;
  const message = mask('"message"');
  if (!has('method') || !has('path') || !has('status')) return message;
  return `CASE WHEN "method" IS NULL OR "status" IS NULL THEN ${message} ELSE "method" || ' ' || ${mask('"path"')} || ' ' || "status" END`;
}

function textOf({ has }: LogColumns, column: string): string {
  return has(column) ? `coalesce(${identifier(column)}, '')` : `''`;
}

/** One row a step, level, program and masked message, in the order of `MessageCount`. */
export function countsSql(log: LogColumns, fromMs: number, toMs: number, stepMs: number): string {
  const { time, view } = log;
  const column = identifier(time.name);
  const ms = `epoch_ms(${column}${isInstant(time) ? '' : '::TIMESTAMP'})`;
  const end = isInstant(time) ? String(toMs) : `epoch_ms(${bound(time, toMs)})`;
  const step = `floor((${ms} - ${end}) / ${stepMs})::INTEGER`;
  return `SELECT ${step} AS step, ${textOf(log, 'level')} AS level, ${textOf(log, 'program')} AS program, ${maskedSql(log)} AS masked, ${log.has('status') ? `coalesce("status"::VARCHAR, '')` : `''`} AS status, count(*) AS n, min(${rowColumn}) AS first FROM ${identifier(view)} WHERE "message" IS NOT NULL AND ${column} >= ${bound(time, fromMs)} AND ${column} < ${bound(time, toMs)} GROUP BY ALL ORDER BY step, first`;
}

/** The SQL condition of the messages of a kind in a span. */
export function rowsOf(log: LogColumns, kind: Kind, span: Span): string {
  const { time } = log;
  const column = identifier(time.name);
  const when = `${column} >= ${bound(time, span.fromMs)} AND ${column} < ${bound(time, span.toMs)}`;
  return [when, ...conditionsOf(log, kind)].join(' AND ');
}

function conditionsOf(log: LogColumns, kind: Kind): readonly string[] {
  if (typeof kind === 'object') return likeTemplate(log, kind);
  if (kind === 'all') return ['"message" IS NOT NULL'];
  if (kind.startsWith('status ')) return [`"status" = ${Number(kind.slice(7))}`];
  return [`${textOf(log, 'level')} IN ('error', 'critical')`];
}

function likeTemplate(log: LogColumns, kind: Template): readonly string[] {
  const [level = '', program = ''] = kind.group.split(groupEnd);
  return [
    ...(log.has('level') ? [`${textOf(log, 'level')} = ${literal(level)}`] : []),
    ...(log.has('program') ? [`${textOf(log, 'program')} = ${literal(program)}`] : []),
    `regexp_matches("message", ${literal(patternOf(kind))})`,
  ];
}

/** The template as a pattern of whole messages, in the syntax of RE2. */
export function patternOf({ tokens, isCut }: Pick<Template, 'tokens' | 'isCut'>): string {
  const words = tokens.map((token) =>
    token
      .split(wildcard)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\S+'),
  );
  // A message that was cut for the template may have been cut inside its last word.
  const length = tokens.join(' ').length;
  return `^\\s*${words.join('\\s+')}${isCut || length > longest / 2 ? '' : '\\s*$'}`;
}

export function logColumns(part: SnapshotPart, file: string, zone: string): LogColumns | null {
  const columns = columnsOf(part);
  const time = columns.find(({ name }) => name === 'time');
  const message = columns.find(({ name, type }) => name === 'message' && type === 'VARCHAR');
  if (!time?.type.startsWith('TIMESTAMP') || !message) return null;
  const names = new Set(columns.map(({ name }) => name));
  return {
    part,
    view: part.sourceId,
    file,
    time: { ...time, zone },
    has: (column) => names.has(column),
  };
}
