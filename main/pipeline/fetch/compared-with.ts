import type { SnapshotPart } from '../../domain/report/report.ts';
import type { SourceHistory } from '../../domain/source/source-history.ts';
import { isUnreadableColumn } from './column-names.ts';
import { newBlanksOption, newColumnsOption, usualRowsOption } from './part-options.ts';

/** With fewer reports nothing is called usual. */
const fewestReports = 5;
const mostNamed = 10;

/** Adds to a part what is unlike the source's own history: its rows, its columns, its blank cells. */
export function comparedWith({ parts, expected }: SourceHistory, part: SnapshotPart): SnapshotPart {
  const unusual = {
    ...unusualRows(
      parts.map(({ rows }) => rows),
      part.rows,
    ),
    ...(expected ? { ...named(newColumnsOption, newColumns(expected, part)) } : {}),
    ...(expected ? { ...named(newBlanksOption, newBlanks(expected, part)) } : {}),
  };
  return { ...part, options: { ...part.options, ...unusual } };
}

/** Told when it is less than half of the fewest, or more than twice the most, of the last reports. */
function unusualRows(before: readonly number[], rows: number): Readonly<Record<string, string>> {
  const [fewest, most] = [Math.min(...before), Math.max(...before)];
  const isUsual = rows >= fewest / 2 && rows <= most * 2;
  if (before.length < fewestReports || isUsual) return {};
  return { [usualRowsOption]: `${fewest}/${most}/${before.length}` };
}

function newColumns(before: SnapshotPart, { columns }: SnapshotPart): readonly string[] {
  const known = before.columns.map(({ name }) => name.toLowerCase());
  return columns
    .map(({ name }) => name)
    .filter((name) => !isUnreadableColumn(name) && !known.includes(name.toLowerCase()));
}

/** Blank in less than one row of twenty then, and in more than one of five now. */
function newBlanks(before: SnapshotPart, part: SnapshotPart): readonly string[] {
  const { blanks } = before;
  if (!blanks) return [];
  return Object.entries(part.blanks ?? {})
    .filter(([name, count]) => {
      const isKnown = before.columns.some((column) => column.name === name);
      const wasFilled = (blanks[name] ?? 0) < before.rows / 20;
      return isKnown && !isUnreadableColumn(name) && wasFilled && count > part.rows / 5;
    })
    .map(([name]) => name);
}

function named(option: string, names: readonly string[]): Readonly<Record<string, string>> {
  return names.length === 0 ? {} : { [option]: names.slice(0, mostNamed).join(', ') };
}
