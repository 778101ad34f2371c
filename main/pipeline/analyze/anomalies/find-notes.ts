import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findSource, type SourceFacts } from '../find-source.ts';
import { within } from '../period.ts';
import { type SeriesColumns, seriesName, wallSql } from './choose-series.ts';

/** What a careful reader wants to know about the series itself. */
export interface SeriesNotes {
  readonly source: SourceFacts;
  /** Rows of the window with a value. */
  readonly values: FactDraft;
  /** Rows of the window without one. */
  readonly missing: FactDraft;
  readonly newest: FactDraft;
  /** The longest time without a row inside the window, when it is far longer than usual. */
  readonly gap: { readonly minutes: FactDraft; readonly from: FactDraft } | null;
}

/** A step so many times the usual one is a gap. */
const gapSteps = 3;

export async function findSeriesNotes(
  desk: FactDesk,
  chosen: SeriesColumns,
  plan: AnalyzePlan,
): Promise<SeriesNotes> {
  const { view, time, value } = chosen;
  const inWindow = within(time, plan.window);
  const columns = [time.name, value];
  const rows = { view, columns, largestBy: null, limit: 20 };
  const count = (id: string, label: string, where: string) =>
    desk.prove({
      id,
      label,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value FROM ${identifier(view)} WHERE ${where}`,
      evidence: { ...rows, where },
    });
  const column = identifier(time.name);
  return {
    source: await findSource(desk, chosen.part, plan.zone, 'data'),
    values: await count(
      'values',
      `values of ${seriesName(chosen)} in this period`,
      `${inWindow} AND ${identifier(value)} IS NOT NULL`,
    ),
    missing: await count(
      'data.missing',
      `rows of this period without a readable ${seriesName(chosen)}`,
      `${inWindow} AND ${identifier(value)} IS NULL`,
    ),
    newest: await desk.prove({
      id: 'data.newest',
      label: `time of the newest row in ${chosen.file}`,
      format: 'date',
      unit: '',
      query: `SELECT strftime(max(${wallSql(chosen)}), '%Y-%m-%dT%H:%M') AS value FROM ${identifier(view)}`,
      evidence: {
        ...rows,
        where: `${column} = (SELECT max(${column}) FROM ${identifier(view)})`,
      },
    }),
    gap: await findGap(desk, chosen, plan),
  };
}

async function findGap(
  desk: FactDesk,
  chosen: SeriesColumns,
  plan: AnalyzePlan,
): Promise<SeriesNotes['gap']> {
  const steps = `WITH s AS (SELECT ${wallSql(chosen)} AS begun, lead(${wallSql(chosen)}) OVER (ORDER BY ${identifier(chosen.time.name)}) AS ended FROM (SELECT DISTINCT ${identifier(chosen.time.name)} FROM ${identifier(chosen.view)} WHERE ${within(chosen.time, plan.window)})), g AS (SELECT begun, date_diff('minute', begun, ended) AS minutes FROM s WHERE ended IS NOT NULL)`;
  const judged = await desk.query(
    `${steps} SELECT max(minutes) > ${gapSteps} * greatest(median(minutes), 1) FROM g`,
  );
  if (judged.rows[0]?.[0] !== true) return null;
  return {
    minutes: await desk.prove({
      id: 'data.gap',
      label: 'longest time without a row in this period',
      format: 'count',
      unit: 'minutes',
      query: `${steps} SELECT max(minutes) AS value FROM g`,
      evidence: null,
    }),
    from: await desk.prove({
      id: 'data.gap.from',
      label: 'when the longest time without a row began',
      format: 'date',
      unit: '',
      query: `${steps} SELECT strftime(begun, '%Y-%m-%dT%H:%M') AS value FROM g ORDER BY minutes DESC, begun LIMIT 1`,
      evidence: null,
    }),
  };
}
