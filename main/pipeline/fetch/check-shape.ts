import { join } from 'node:path';
import { RunFailure } from '../../domain/failure.ts';
import type { Column, SnapshotPart } from '../../domain/report/report.ts';
import { withDuckDB } from '../engine.ts';
import { fileName } from '../file-name.ts';
import { identifier, literal } from '../sql.ts';
import { isUnreadableColumn } from './column-names.ts';

const mostNamed = 4;
/** A column that was filled like this and is blank now in every row is no column any more. */
const filledShare = 0.95;
const fewestRows = 5;

/**
 * Holds a part against the one that the last report was made from. What is new does no harm; a column
 * that is gone, or whose numbers or dates are something else now, would make another report of it.
 * @throws RunFailure `source-reshaped` with the columns and what became of them
 */
export async function checkShape(
  part: SnapshotPart,
  expected: SnapshotPart | null,
  tmpDir: string,
): Promise<void> {
  if (!expected) return;
  const changes: string[] = [];
  for (const before of columnsOf(expected)) {
    const change = await changeOf(before, expected, part, tmpDir);
    if (change) changes.push(change);
  }
  if (changes.length === 0) return;
  const named = changes.slice(0, mostNamed);
  const more = changes.length - named.length;
  const rest = more > 0 ? [`${more} more ${more === 1 ? 'column' : 'columns'} changed`] : [];
  throw new RunFailure(
    'source-reshaped',
    `${fileName(part.origin)} is not what it was at the last report: ${[...named, ...rest].join('; ')}.${newNames(part, expected)} Mend it and try again, or use it as it is now.`,
    { permanent: true },
  );
}

async function changeOf(
  before: Column,
  expected: SnapshotPart,
  part: SnapshotPart,
  tmpDir: string,
): Promise<string | null> {
  const now = find(part, before.name);
  // A field that no object of JSON has today is one without a value.
  if (!now) return mayLackColumns(part) ? null : `column "${before.name}" is gone`;
  const isBlank = blanksOf(part, now.name) === part.rows;
  if (isBlank) {
    const wasFilled = blanksOf(expected, before.name) <= expected.rows * (1 - filledShare);
    const isTold = expected.blanks && wasFilled && part.rows >= fewestRows;
    return isTold ? `column "${now.name}" is blank in every row` : null;
  }
  const [was, is] = [kindOf(before), kindOf(now)];
  if (was === 'text' || was === is) return null;
  const example = is === 'text' ? await exampleOf(now.name, was, part, tmpDir) : '';
  return `column "${now.name}" was ${was} and is ${is} now${example}`;
}

function newNames(part: SnapshotPart, expected: SnapshotPart): string {
  const isGone = columnsOf(expected).some(({ name }) => !find(part, name));
  const added = isGone ? columnsOf(part).filter(({ name }) => !find(expected, name)) : [];
  const names = added.slice(0, mostNamed).map(({ name }) => `"${name}"`);
  return names.length === 0 ? '' : ` New in it: ${names.join(', ')}.`;
}

/** A cell that is none of what the column was: the first in the file. */
async function exampleOf(name: string, was: string, part: SnapshotPart, tmpDir: string) {
  const column = identifier(name);
  const type = was === 'a date' ? 'TIMESTAMP' : 'DOUBLE';
  const path = literal(join(tmpDir, `${part.sha256}.parquet`));
  const rows = await withDuckDB(join(tmpDir, 'spill'), (connection) =>
    connection.runAndReadAll(
      `SELECT ${column} FROM read_parquet(${path}) WHERE trim(${column}) <> '' AND TRY_CAST(${column} AS ${type}) IS NULL LIMIT 1`,
    ),
  );
  const cell = rows.getRowsJS()[0]?.[0];
  return cell == null ? '' : ` (“${String(cell).trim().slice(0, 40)}”)`;
}

function mayLackColumns({ options }: SnapshotPart): boolean {
  const { kind, delimiter } = options;
  return kind === 'json' || kind === 'logs' || (kind === 'http' && delimiter === undefined);
}

function kindOf({ type }: Column): 'a number' | 'a date' | 'text' | 'yes or no' {
  if (/^(DATE|TIMESTAMP)/.test(type)) return 'a date';
  if (type === 'BOOLEAN') return 'yes or no';
  return type === 'VARCHAR' ? 'text' : 'a number';
}

function columnsOf({ columns }: SnapshotPart): readonly Column[] {
  return columns.filter(({ name }) => !isUnreadableColumn(name));
}

/** Case does not tell columns apart. */
function find(part: SnapshotPart, name: string): Column | undefined {
  return part.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

function blanksOf({ blanks }: SnapshotPart, name: string): number {
  return blanks?.[name] ?? 0;
}
