import { RunFailure } from '../../domain/failure.ts';
import type { SnapshotPart } from '../../domain/report/report.ts';
import { isUnreadableColumn } from '../fetch/column-names.ts';
import { fileName } from '../file-name.ts';
import { identifier } from '../sql.ts';
import type { Query } from './duckdb.ts';

export type Column = SnapshotPart['columns'][number];

/** The columns of a part as a person knows them: without those that we added. */
export function columnsOf(part: SnapshotPart): readonly Column[] {
  return part.columns.filter(({ name }) => !isUnreadableColumn(name));
}

/**
 * The column that the job names; case does not tell columns apart.
 * @throws RunFailure `source-changed` when the file has it no more
 */
export function namedColumn(name: string, part: SnapshotPart): Column {
  const columns = columnsOf(part);
  const found = columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new RunFailure(
    'source-changed',
    `${fileName(part.origin)} has no column "${name}" any more. Its columns are ${listedColumns(columns)}. Choose the column again in the job, or restore it in the file.`,
    { permanent: true },
  );
}

/** The words of a column's name: `netAmount` and `net_amount` are "net" and "amount". */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

/** Text columns that are looked at for dimensions; counting distinct values reads each of them. */
const mostCandidates = 40;

/** Columns of text with few values, worth comparing by: from two up to `most.values` each. */
export async function guessDimensions(
  view: string,
  columns: readonly Column[],
  most: { readonly columns: number; readonly values: number },
  query: Query,
): Promise<readonly string[]> {
  const texts = columns.filter(({ type }) => type === 'VARCHAR').slice(0, mostCandidates);
  if (texts.length === 0) return [];
  const counts = texts.map(({ name }) => `count(DISTINCT ${identifier(name)})`).join(', ');
  const [row = []] = (await query(`SELECT ${counts} FROM ${identifier(view)}`)).rows;
  return texts
    .filter((_, at) => Number(row[at]) >= 2 && Number(row[at]) <= most.values)
    .slice(0, most.columns)
    .map(({ name }) => name);
}

export function isTime({ type }: Column): boolean {
  return type === 'DATE' || type.startsWith('TIMESTAMP');
}

export function isNumber({ type }: Column): boolean {
  return type === 'BIGINT' || type === 'DOUBLE' || type.startsWith('DECIMAL');
}

export function listedColumns(columns: readonly Column[]): string {
  const shown = columns.slice(0, 12).map(({ name }) => `"${name}"`);
  const more = columns.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** An analysis that these data can never make; the message says what to do. */
export function cannotAnalyze(message: string): RunFailure {
  return new RunFailure('analysis-failed', message, { permanent: true });
}
