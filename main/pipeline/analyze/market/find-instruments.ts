import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDesk } from '../fact-desk.ts';
import { type PriceColumns, pricesSql } from './choose-prices.ts';
import { fewestSteps, type Instrument, proveInstrument, stepSql } from './prove-instrument.ts';

export interface FoundInstruments {
  /** The largest moves of the last day first, up or down. */
  readonly instruments: readonly Instrument[];
  /** Whether every move lies within twice the usual step of its instrument. */
  readonly isCalm: boolean;
  /** Whether there are more than the table holds. */
  readonly hasMore: boolean;
}

/** A report states the figures of so many. */
export const mostShown = 25;
/** A move of more usual steps than these is worth telling. */
const telling = 2;

/** Ranks the instruments by their last move, and proves the figures of the first. */
export async function findInstruments(
  desk: FactDesk,
  chosen: PriceColumns,
  plan: AnalyzePlan,
): Promise<FoundInstruments> {
  const ranked = await desk.query(
    `${pricesSql(chosen, plan.window.toMs)}, moves AS (SELECT i, max(p) FILTER (n = 0) / max(p) FILTER (n = 1) - 1 AS move FROM prices WHERE n <= 1 GROUP BY i), steps AS (SELECT i, ${stepSql} AS step, count(*) AS steps FROM (SELECT i, d, n, ln(p / lead(p) OVER (PARTITION BY i ORDER BY n)) AS r FROM prices WHERE n <= 60 ORDER BY i, d) WHERE r IS NOT NULL GROUP BY i) SELECT i, abs(move) > ${telling} * step, steps >= ${fewestSteps} FROM moves LEFT JOIN steps USING (i) ORDER BY abs(round(move, 9)) DESC NULLS LAST, i`,
  );
  const instruments: Instrument[] = [];
  for (const [name] of ranked.rows.slice(0, mostShown)) {
    instruments.push(await proveInstrument(desk, chosen, plan, String(name)));
  }
  return {
    instruments,
    // What has too short a past is never called calm.
    isCalm: ranked.rows.every(([, isLarge, isKnown]) => isKnown === true && isLarge === false),
    hasMore: ranked.rows.length > mostShown,
  };
}
