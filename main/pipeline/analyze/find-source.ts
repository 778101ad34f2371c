import type { SnapshotPart } from '../../domain/report/report.ts';
import {
  guessedSheetOption,
  guessedTableOption,
  ignoredOption,
  lateOption,
  leftOutOption,
  sheetOption,
  tableOption,
} from '../fetch/part-options.ts';
import { fileName } from '../file-name.ts';
import { counted } from '../report/counted.ts';
import type { FactDraft } from '../report/fact-numbers.ts';
import { cite, name, type Phrase, say } from '../report/phrase.ts';
import { identifier, literal } from '../sql.ts';
import type { FactDesk } from './fact-desk.ts';
import { wallText } from './period.ts';
import { findChecks, type SourceChecks, writeChecks } from './source-checks.ts';

/** What a careful reader wants to know about a file, whatever the recipe. */
export interface SourceFacts {
  readonly file: string;
  readonly rows: FactDraft;
  readonly modified: FactDraft;
  /** Whether the job waited for the file in vain. */
  readonly isLate: boolean;
  /** The encoding, when it had to be assumed. */
  readonly assumedEncoding: string | null;
  /** Rows of a sheet that are none of its table, such as totals. */
  readonly leftOut: string | null;
  /** The sheet that was read although others could have been meant. */
  readonly guessedSheet: string | null;
  /** The table of a database that was read although others could have been meant. */
  readonly guessedTable: string | null;
  /** Copies beside the file that were not read. */
  readonly ignored: string | null;
  readonly checks: SourceChecks;
}

/** @param id begins the facts' ids: `data`, or `data.customers` where there are several sources */
export async function findSource(
  desk: FactDesk,
  part: SnapshotPart,
  zone: string,
  id: string,
): Promise<SourceFacts> {
  const file = fileName(part.origin);
  const view = part.sourceId;
  const columns = part.columns.map(({ name }) => name).slice(0, 10);
  return {
    file,
    rows: await desk.prove({
      id: `${id}.rows`,
      label: `rows in ${file}`,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value FROM ${identifier(view)}`,
      evidence: { view, where: '', columns, largestBy: null, limit: 5 },
    }),
    modified: await desk.prove({
      id: `${id}.modified`,
      label: `when ${file} was last changed, ${zone}`,
      format: 'date',
      unit: '',
      query: modifiedAt(zone, part),
      evidence: null,
    }),
    isLate: part.options[lateOption] === 'yes',
    assumedEncoding: part.options.encoding === 'windows-1252' ? part.options.encoding : null,
    leftOut: part.options[leftOutOption] ?? null,
    guessedSheet: part.options[guessedSheetOption] ? (part.options[sheetOption] ?? null) : null,
    guessedTable: part.options[guessedTableOption] ? (part.options[tableOption] ?? null) : null,
    ignored: part.options[ignoredOption] ?? null,
    checks: await findChecks(desk, part, id),
  };
}

/** What is unusual about a file, a sentence each. */
export function writeSource({
  file,
  rows,
  isLate,
  assumedEncoding,
  leftOut,
  guessedSheet,
  guessedTable,
  ignored,
  checks,
}: SourceFacts): readonly Phrase[] {
  const late = say`The job waited for ${name(file)} in vain: it was not ready when the wait ended, so rows of this period may be missing.`;
  return [
    ...(isLate ? [late] : []),
    ...(assumedEncoding
      ? [say`${name(file)} is not ${name('UTF-8')} text; it was read as ${name(assumedEncoding)}.`]
      : []),
    ...(leftOut
      ? [
          say`Left out of the table in ${name(file)}, so that nothing counts twice: ${name(leftOut)}.`,
        ]
      : []),
    ...(ignored
      ? [say`Copies beside ${name(file)} that nobody meant were not read: ${name(ignored)}.`]
      : []),
    ...(guessedSheet
      ? [
          say`${name(file)} has several sheets with a table; ${name(guessedSheet)} was read. The source can name another.`,
        ]
      : []),
    ...(guessedTable
      ? [
          say`${name(file)} has several tables; ${name(guessedTable)} was read. The source can name another.`,
        ]
      : []),
    ...writeChecks(checks, file, rows),
  ];
}

/** "customers.csv has 1,204 rows. It was last changed …" */
export function writeRows({ file, rows, modified }: SourceFacts): Phrase {
  return say`${name(file)} has ${counted(rows, 'row')}. It was last changed ${cite(modified)}.`;
}

function modifiedAt(zone: string, { originModifiedAtMs: ms, sourceId }: SnapshotPart): string {
  // The offset is ours and not the engine's, whose time zone data differs from version to version.
  const minutes = Math.round(
    (Date.parse(`${wallText(zone, ms).slice(0, 16)}Z`) - Math.floor(ms / 60_000) * 60_000) / 60_000,
  );
  return `SELECT strftime(timezone('UTC', modified_at) + INTERVAL (${minutes}) MINUTE, '%Y-%m-%dT%H:%M') AS value FROM snapshot.sources WHERE id = ${literal(sourceId)}`;
}
