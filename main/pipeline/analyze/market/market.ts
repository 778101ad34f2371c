import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { openFactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import { choosePrices } from './choose-prices.ts';
import { findInstruments } from './find-instruments.ts';
import { findMarketNotes } from './find-notes.ts';
import { returnsChart } from './returns-chart.ts';
import { findMarketSinceLast } from './since-last.ts';
import { writeMarket } from './write-market.ts';

/** Recipe `market`: what the prices of a period did, and how that compares with their last 60. No advice. */
export async function market(plan: PlanOf<'market'>, query: Query): Promise<Findings> {
  const chosen = choosePrices(plan);
  const desk = openFactDesk(query, plan);
  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const notes = await findMarketNotes(desk, chosen, plan);
  const found = await findInstruments(desk, chosen, plan);
  const isClosed = notes.dates.value === 0;
  const isQuiet = isClosed ? notes.reachesBeyond : found.instruments.length > 0 && found.isCalm;
  const chart = isClosed ? null : returnsChart(found.instruments);
  const sinceLast = await findMarketSinceLast(desk, plan, found, notes.instruments);
  const written = writeMarket({
    ...{ plan, chosen, window, notes, ...found, sinceLast },
    ...{ isClosed, isQuiet, chart },
  });
  return { ...written, facts: desk.facts, charts: chart ? [chart.spec] : [], isQuiet };
}
