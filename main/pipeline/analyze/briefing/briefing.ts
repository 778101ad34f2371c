import type { AnalyzePlan } from '../../../domain/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { type FactDesk, openFactDesk } from '../fact-desk.ts';
import { findByCurrency, selectionOf } from './by-currency.ts';
import { chooseColumns } from './choose-columns.ts';
import { findHistory } from './history.ts';
import { judgeQuiet } from './judge-quiet.ts';
import { explain, findMovers } from './movers.ts';
import { findNotes, findPeriod } from './notes.ts';
import { findSameWindows } from './same-window.ts';
import { findSeason } from './season.ts';
import { findSeries } from './series.ts';
import { findSinceLast } from './since-last.ts';
import { findTotals, largestOf } from './totals.ts';
import { writeBriefing } from './write-briefing.ts';

/** Recipe `briefing`: what the figure of a period is, how it changed, and what moved it. */
export async function briefing(plan: AnalyzePlan, query: Query): Promise<Findings> {
  const chosen = await chooseColumns(plan, query);
  const facts: FactDraft[] = [];
  const desk = keeping(facts, openFactDesk(query, chosen.file, plan.snapshot.hash));
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
    movers,
    series,
    explanation,
    sameWindows,
    season,
    history,
    byCurrency,
    isQuiet,
  });
  return { ...written, facts, charts: series ? [series.chart] : [], isQuiet };
}

/**
 * Keeps every fact that is made with the report, also those that no sentence mentions. Ids stay
 * distinct even where the data's own names would make two alike.
 */
function keeping(facts: FactDraft[], desk: FactDesk): FactDesk {
  const times = new Map<string, number>();
  return {
    query: desk.query,
    async prove(question) {
      const time = (times.get(question.id) ?? 0) + 1;
      times.set(question.id, time);
      const id = time === 1 ? question.id : `${question.id} (${time})`;
      const fact = await desk.prove({ ...question, id });
      if (fact.value !== null) facts.push(fact);
      return fact;
    },
  };
}
