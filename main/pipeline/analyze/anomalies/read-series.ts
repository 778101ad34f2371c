import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import { wallAt } from '../../../domain/schedule/zone.ts';
import { rowColumn } from '../../fetch/column-names.ts';
import { identifier } from '../../sql.ts';
import type { Query } from '../duckdb.ts';
import { bound, isInstant, within } from '../period.ts';
import type { SeriesColumns } from './choose-series.ts';
import type { Sample } from './detect/detector.ts';

/** A value of a series, and where it stands. */
export interface Point extends Sample {
  /** The number of its data row in the file. */
  readonly row: number;
  readonly isInWindow: boolean;
}

export interface Series {
  /** The value of the column that tells series apart; null when there is one series, or for a blank. */
  readonly group: string | null;
  /** In order of time, up to the end of the window. */
  readonly points: readonly Point[];
}

/** History that is learnt from: the newest values before the end of the window. */
const mostValues = 300_000;
const mostSeries = 50;

/** Reads the series up to the end of the window: those with most values in it, in the order of their names. */
export async function readSeries(
  query: Query,
  chosen: SeriesColumns,
  plan: AnalyzePlan,
): Promise<readonly Series[]> {
  const { time, view, value, by } = chosen;
  const column = identifier(time.name);
  const group = by === null ? 'NULL' : `${identifier(by)}::VARCHAR`;
  const table = await query(
    `SELECT * FROM (
      SELECT ${rowColumn}, epoch_ms(${column}${isInstant(time) ? '' : '::TIMESTAMP'})::DOUBLE AS ms, ${identifier(value)}::DOUBLE AS v, ${group} AS g, ${within(time, plan.window)} AS now
      FROM ${identifier(view)} WHERE ${column} < ${bound(time, plan.window.toMs)} AND isfinite(${identifier(value)}::DOUBLE)
      ORDER BY ms DESC, ${rowColumn} DESC LIMIT ${mostValues}
    ) ORDER BY ms, ${rowColumn}`,
  );
  const series = new Map<string | null, Point[]>();
  for (const [row, ms, number, name, isInWindow] of table.rows) {
    const wallMs = isInstant(time) ? wallAt(time.zone, Number(ms)) : Number(ms);
    const key = name === null || name === undefined ? null : String(name);
    const points = series.get(key) ?? [];
    points.push({
      row: Number(row),
      wallMs,
      value: Number(number),
      isInWindow: isInWindow === true,
    });
    series.set(key, points);
  }
  return [...series]
    .map(([key, points]) => ({ group: key, points }))
    .map((one) => ({ ...one, now: one.points.filter(({ isInWindow }) => isInWindow).length }))
    .filter(({ now }) => now > 0)
    .sort((a, b) => b.now - a.now || compare(a.group, b.group))
    .slice(0, mostSeries)
    .sort((a, b) => compare(a.group, b.group));
}

/** By code units: the order of `localeCompare` changes with the runtime. */
function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
