import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findSource, type SourceFacts } from '../find-source.ts';
import { bound, within } from '../period.ts';
import { daySql, instrumentSql, type PriceColumns, pricesSql, usable } from './choose-prices.ts';

/** The trading calendar as the file shows it, and what is missing in it. */
export interface MarketNotes {
  readonly source: SourceFacts;
  /** Days of the window with a price. */
  readonly dates: FactDraft;
  readonly instruments: FactDraft;
  /** The newest date in the file up to the end of the window; null when there is none. */
  readonly newest: FactDraft;
  /** Whether the file has prices after the window: then a window without any was no trading day. */
  readonly reachesBeyond: boolean;
  /** Days of the last 60 trading days on which an instrument has no price though most have. */
  readonly gaps: FactDraft;
  /** Instruments whose last price is older than the newest date. */
  readonly stale: FactDraft;
  /** Weekdays of the last 60 trading days without any price: holidays, or days that are missing. */
  readonly closed: FactDraft | null;
  /** Rows whose price is missing, zero or below. */
  readonly unusable: FactDraft;
}

export async function findMarketNotes(
  desk: FactDesk,
  chosen: PriceColumns,
  plan: AnalyzePlan,
): Promise<MarketNotes> {
  const { toMs } = plan.window;
  const view = identifier(chosen.view);
  const column = identifier(chosen.time.name);
  const all = usable(chosen, toMs);
  const columns = [chosen.time.name, chosen.price].concat(chosen.instrument ?? []);
  const count = (id: string, label: string, query: string, where: string | null) =>
    desk.prove({
      id,
      label,
      format: 'count',
      unit: '',
      query,
      evidence:
        where === null ? null : { view: chosen.view, where, columns, largestBy: null, limit: 20 },
    });
  const inWindow = `${all} AND ${within(chosen.time, plan.window)}`;
  // Days on which at least half of the instruments that have begun by then have a price.
  const calendar = `${pricesSql(chosen, toMs)}, begun AS (SELECT i, min(d) AS first, max(d) AS newest FROM prices GROUP BY i), days AS (SELECT d FROM (SELECT d, count(*) AS have FROM prices GROUP BY d) WHERE 2 * have >= (SELECT count(*) FROM begun WHERE first <= d AND newest >= d) ORDER BY d DESC LIMIT 60)`;
  const beyond = await desk.query(
    `SELECT count(*) > 0 FROM ${view} WHERE ${column} >= ${bound(chosen.time, toMs)}`,
  );
  const daily = await desk.query(
    `${calendar} SELECT median(step) <= 3 FROM (SELECT date_diff('day', lag(d) OVER (ORDER BY d), d) AS step FROM days)`,
  );
  return {
    source: await findSource(desk, chosen.part, plan.zone, 'data'),
    dates: await count(
      'dates',
      'days of this period with a price',
      `SELECT count(DISTINCT ${daySql(chosen)}) AS value FROM ${view} WHERE ${inWindow}`,
      inWindow,
    ),
    instruments: await count(
      'instruments',
      'instruments with a price up to the end of this period',
      `SELECT count(DISTINCT ${instrumentSql(chosen)}) AS value FROM ${view} WHERE ${all}`,
      all,
    ),
    newest: await desk.prove({
      id: 'data.newest',
      label: `newest date with a price in ${chosen.file} up to the end of this period`,
      format: 'date',
      unit: '',
      query: `SELECT strftime(max(${daySql(chosen)}), '%Y-%m-%d') AS value FROM ${view} WHERE ${all}`,
      evidence: null,
    }),
    reachesBeyond: beyond.rows[0]?.[0] === true,
    gaps: await count(
      'data.gaps',
      'prices missing in the last 60 trading days, on days on which most instruments have one',
      `${calendar} SELECT count(*) AS value FROM days, begun WHERE d > first AND d < newest AND NOT EXISTS (SELECT 1 FROM prices WHERE prices.i = begun.i AND prices.d = days.d)`,
      null,
    ),
    stale: await count(
      'data.stale',
      'instruments whose last price is older than the newest date of the file',
      `${calendar} SELECT count(*) AS value FROM begun WHERE newest < (SELECT max(d) FROM days)`,
      null,
    ),
    closed:
      daily.rows[0]?.[0] === true
        ? await count(
            'data.closed',
            'weekdays without any price between the first and the last of the last 60 trading days',
            `${calendar} SELECT count(*) AS value FROM (SELECT unnest(generate_series(min(d), max(d), INTERVAL 1 DAY))::DATE AS day FROM days) WHERE isodow(day) <= 5 AND day NOT IN (SELECT d FROM prices)`,
            null,
          )
        : null,
    unusable: await count(
      'data.unusable',
      'rows without a price above zero',
      `SELECT count(*) AS value FROM ${view} WHERE ${column} < ${bound(chosen.time, toMs)} AND (${identifier(chosen.price)} IS NULL OR NOT ${identifier(chosen.price)}::DOUBLE > 0)`,
      `${column} < ${bound(chosen.time, toMs)} AND (${identifier(chosen.price)} IS NULL OR NOT ${identifier(chosen.price)}::DOUBLE > 0)`,
    ),
  };
}
