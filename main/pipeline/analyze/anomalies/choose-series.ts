import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { fileName } from '../../file-name.ts';
import { identifier, literal } from '../../sql.ts';
import {
  type Column,
  cannotAnalyze,
  columnsOf,
  isNumber,
  isTime,
  listedColumns,
  namedColumn,
} from '../columns.ts';
import { isInstant, type TimeColumn } from '../period.ts';

/** The columns of a series, given by the job or guessed. */
export interface SeriesColumns {
  readonly part: SnapshotPart;
  readonly view: string;
  readonly file: string;
  readonly time: TimeColumn;
  readonly value: string;
  /** A column of which each value has a series of its own. */
  readonly by: string | null;
  readonly unit: string;
}

/**
 * Picks the time and the value of the job's source: the first column of times, the first of numbers.
 * @throws RunFailure `source-changed` when a column that the job names is not there, `analysis-failed`
 * when a column is none of times or numbers
 */
export function chooseSeries({ snapshot, analysis, zone }: PlanOf<'anomalies'>): SeriesColumns {
  const part = snapshot.parts[0];
  if (!part) throw cannotAnalyze('The job has no source to read.');
  const { options } = analysis;
  const time = pick(part, options.time, isTime, 'times', "the source's date format");
  const value = pick(part, options.value, isNumber, 'numbers', "the source's decimal sign");
  return {
    part,
    view: part.sourceId,
    file: fileName(part.origin),
    time: { ...time, zone },
    value: value.name,
    by: options.by ? namedColumn(options.by, part).name : null,
    unit: options.unit ?? '',
  };
}

/** `load of web-1` as sentences call the series. */
export function seriesName({ value }: SeriesColumns): string {
  return value.replace(/_+/g, ' ');
}

/** The SQL condition of the rows of one series that have a value. */
export function ofSeries({ value, by }: SeriesColumns, group: string | null): string {
  const has = `${identifier(value)} IS NOT NULL`;
  if (by === null) return has;
  const same = `${identifier(by)}::VARCHAR IS NOT DISTINCT FROM ${group === null ? 'NULL' : literal(group)}`;
  return `${has} AND ${same}`;
}

/** The wall-clock reading of a row's time, in the job's zone, as a TIMESTAMP. */
export function wallSql({ time }: Pick<SeriesColumns, 'time'>): string {
  const column = identifier(time.name);
  return isInstant(time) ? `timezone(${literal(time.zone)}, ${column})` : `${column}::TIMESTAMP`;
}

function pick(
  part: SnapshotPart,
  named: string | null,
  fits: (column: Column) => boolean,
  kind: 'times' | 'numbers',
  setting: string,
): Column {
  const file = fileName(part.origin);
  const columns = columnsOf(part);
  const found = named ? namedColumn(named, part) : columns.find(fits);
  if (!found) {
    throw cannotAnalyze(
      `${file} has no column whose cells could be read as ${kind}. Its columns are ${listedColumns(columns)}. Name the column in the job, or set ${setting}.`,
    );
  }
  if (!fits(found)) {
    throw cannotAnalyze(
      `The cells of "${found.name}" in ${file} could not be read as ${kind}. Set ${setting}, or choose another column.`,
    );
  }
  return found;
}
