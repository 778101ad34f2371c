import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { openFactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import { findByCurrency, selectionOf } from './by-currency.ts';
import { chooseColumns } from './choose-columns.ts';
import { findHistory } from './history.ts';
import { judgeQuiet } from './judge-quiet.ts';
import { findLate } from './late.ts';
import { explain, findMovers } from './movers.ts';
import { findNotes } from './notes.ts';
import { findSameWindows } from './same-window.ts';
import { findSeason } from './season.ts';
import { findSeries } from './series.ts';
import { findSinceLast } from './since-last.ts';
import { findTotals, largestOf } from './totals.ts';
import { writeBriefing } from './write-briefing.ts';

/** Recipe `briefing`: what the figure of a period is, how it changed, and what moved it. */
export async function briefing(plan: PlanOf<'briefing'>, query: Query): Promise<Findings> {
  const chosen = await chooseColumns(plan, query);
  const desk = openFactDesk(query, plan);
  const selection = selectionOf(chosen, plan);

  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const before = await findPeriod(desk, 'compare', plan.compareWith, plan.zone);
  const totals = await findTotals(desk, selection);
  const notes = await findNotes(desk, chosen, plan);
  // Nothing is analysed that is not there: no rows, no chart and no movers.
  const isEmpty = totals.rows.now.value === 0;
  const hasBefore = totals.rows.before.value !== 0;
  const parts = { ...selection, beside: largestOf(totals.total.now, totals.total.before) };
  const movers = isEmpty ? [] : await findMovers(desk, parts, totals.total);
  const sinceLast = await findSinceLast(desk, plan, totals, window, before, movers);
  const late = await findLate(desk, parts);
  const sameWindows = isEmpty ? [] : await findSameWindows(desk, parts);
  const season = isEmpty ? null : await findSeason(desk, parts);
  const isDay = plan.window.toMs - plan.window.fromMs < 2 * 86_400_000;
  const history = isEmpty
    ? null
    : await findHistory(desk, parts, season?.isStrong && isDay ? 7 : 1);
  const byCurrency = await findByCurrency(desk, parts);
  const isQuiet = !isEmpty && judgeQuiet({ totals, notes, history, byCurrency });
  // Dates without a time of day have no course through the day.
  const hasCourse = !(isDay && chosen.time.type === 'DATE');
  const series = isEmpty || isQuiet || !hasCourse ? null : await findSeries(desk, parts, hasBefore);
  const explanation = isEmpty || !hasBefore ? null : explain(totals.total, movers);

  const written = writeBriefing({
    plan,
    chosen,
    window,
    before,
    totals,
    notes,
    sinceLast,
    late,
    movers,
    series,
    explanation,
    sameWindows,
    season,
    history,
    byCurrency,
    isQuiet,
  });
  return { ...written, facts: desk.facts, charts: series ? [series.chart] : [], isQuiet };
}
