import type { SnapshotPart } from '../../domain/report/report.ts';
import { newBlanksOption, newColumnsOption, usualRowsOption } from '../fetch/part-options.ts';
import { fileName } from '../file-name.ts';
import { counted } from '../report/counted.ts';
import type { FactDraft } from '../report/fact-numbers.ts';
import { cite, name, type Phrase, say } from '../report/phrase.ts';
import { identifier } from '../sql.ts';
import { columnsOf } from './columns.ts';
import type { FactDesk } from './fact-desk.ts';
import { cameLate, lateRangesOf } from './late-rows.ts';

/** What is unlike the source's own history, and what stands in it twice. */
export interface SourceChecks {
  /** The fewest and most rows of the last reports, where those of today are far off. */
  readonly usual: Readonly<Record<'fewest' | 'most' | 'reports', FactDraft>> | null;
  readonly newColumns: string | null;
  readonly newBlanks: string | null;
  /** Rows that are copies of another one, in a table whose rows are distinct otherwise. */
  readonly copies: FactDraft | null;
  /** Rows that came after the report of their own period. */
  readonly late: FactDraft | null;
}

/** Looking for copies groups all rows by all cells. */
const mostCells = 20_000_000;

export async function findChecks(
  desk: FactDesk,
  part: SnapshotPart,
  id: string,
): Promise<SourceChecks> {
  const { options } = part;
  return {
    usual: await findUsual(desk, part, id),
    newColumns: options[newColumnsOption] ?? null,
    newBlanks: options[newBlanksOption] ?? null,
    copies: await findCopies(desk, part, id),
    late: await findLate(desk, part, id),
  };
}

/** A sentence for each. */
export function writeChecks(
  { usual, newColumns, newBlanks, copies, late }: SourceChecks,
  file: string,
  rows: FactDraft,
): readonly Phrase[] {
  const it = name(file);
  return [
    ...(usual
      ? [
          say`${it} has ${counted(rows, 'row')}, which is unusual: in the last ${cite(usual.reports)} reports it had ${cite(usual.fewest)} to ${cite(usual.most)}.`,
        ]
      : []),
    ...(newColumns
      ? [say`Columns of ${it} that the last report did not have: ${name(newColumns)}.`]
      : []),
    ...(newBlanks
      ? [say`Often blank in ${it} now, and filled at the last report: ${name(newBlanks)}.`]
      : []),
    ...(late
      ? [
          say`Rows of ${it} that came after the report of their own period: ${cite(late)}. The figures of that period include them now.`,
        ]
      : []),
    ...(copies
      ? [
          say`Rows of ${it} that are copies of another row: ${cite(copies)}. They are counted; if they were exported twice, sums are too high.`,
        ]
      : []),
  ];
}

async function findUsual(
  desk: FactDesk,
  { options, origin }: SnapshotPart,
  id: string,
): Promise<SourceChecks['usual']> {
  const [fewest, most, reports] = options[usualRowsOption]?.split('/').map(Number) ?? [];
  if (fewest === undefined || most === undefined || reports === undefined) return null;
  const stated = (what: string, label: string, value: number) =>
    desk.prove({
      id: `${id}.usual.${what}`,
      label,
      format: 'count',
      unit: '',
      query: `SELECT ${value} AS value`,
      evidence: null,
    });
  const of = `rows of ${fileName(origin)} in the last reports, as their snapshots say`;
  return {
    fewest: await stated('fewest', `fewest ${of}`, fewest),
    most: await stated('most', `most ${of}`, most),
    reports: await stated('reports', 'reports that the rows are compared with', reports),
  };
}

async function findLate(desk: FactDesk, part: SnapshotPart, id: string): Promise<FactDraft | null> {
  if (lateRangesOf(part).length === 0) return null;
  const view = part.sourceId;
  const where = cameLate(view);
  return desk.prove({
    id: `${id}.late`,
    label: `rows of ${fileName(part.origin)} that came after the report of their own period`,
    format: 'count',
    unit: '',
    query: `SELECT count(*) AS value FROM ${identifier(view)} WHERE ${where}`,
    evidence: {
      ...{ view, where, largestBy: null, limit: 20 },
      columns: columnsOf(part)
        .map((column) => column.name)
        .slice(0, 10),
    },
  });
}

/**
 * Equal rows mean nothing where rows have nothing of their own, such as day and amount alone. They are
 * copies where a column tells all other rows apart, or where every row stands there twice.
 */
async function findCopies(
  desk: FactDesk,
  part: SnapshotPart,
  id: string,
): Promise<FactDraft | null> {
  // The same row in two files of a folder is a copy, too.
  const names = columnsOf(part)
    .map((column) => column.name)
    .filter((column) => column !== '_file');
  const isLog = part.options.kind === 'logs';
  if (isLog || names.length === 0 || part.rows * names.length > mostCells) return null;
  const from = `FROM ${identifier(part.sourceId)}`;
  const columns = names.map(identifier);
  const list = columns.join(', ');
  const times = `SELECT count(*) AS times ${from} GROUP BY ${list}`;
  const counted = await desk.query(
    `SELECT count(*), coalesce(sum(times), 0)::BIGINT, min(times) FROM (${times})`,
  );
  const [distinct = 0, all = 0, fewest = 0] = (counted.rows[0] ?? []).map(Number);
  if (distinct === all) return null;
  const apart = columns.map((column) => `count(DISTINCT ${column}) = ${distinct}`);
  const keys = await desk.query(`SELECT ${apart.join(' OR ')} ${from}`);
  if (keys.rows[0]?.[0] !== true && fewest < 2) return null;
  return desk.prove({
    id: `${id}.copies`,
    label: `rows of ${fileName(part.origin)} that are copies of another row`,
    format: 'count',
    unit: '',
    query: `SELECT sum(times - 1)::BIGINT AS value FROM (${times})`,
    evidence: {
      sql: `SELECT ${list} ${from} GROUP BY ${list} HAVING count(*) > 1`,
      limit: 20,
    },
  });
}
