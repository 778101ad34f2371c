import type { CustomBlock } from '../../../domain/analysis/custom-block.ts';
import type { ChartSpec } from '../../../domain/report/chart.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { type FactDesk, openFactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import { findSource } from '../find-source.ts';
import { ownSql, tried } from '../own-sql.ts';
import { findRestated } from '../restated.ts';
import { findFact, findGrid, type Shown } from './find-blocks.ts';
import { chartOf, writeCustom } from './write-custom.ts';

/** Recipe `custom`: the analyst's own SELECTs become facts, tables and charts. */
export async function custom(plan: PlanOf<'custom'>, query: Query): Promise<Findings> {
  const desk = openFactDesk(query, plan);
  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const shown: Shown[] = [];
  for (const block of plan.analysis.options.blocks) {
    const what = `the block "${block.id}"`;
    const sql = await ownSql(query, block.sql, what);
    shown.push(await tried(what, () => show(desk, block, sql)));
  }
  const restated = await findRestated(
    desk,
    plan,
    shown.flatMap((one) => ('fact' in one ? [{ name: one.block.title, fact: one.fact }] : [])),
  );
  const sources = [];
  for (const part of plan.snapshot.parts) {
    sources.push(await findSource(desk, part, plan.zone, `data.${part.sourceId}`));
  }
  const written = writeCustom({ plan, window, shown, restated, sources });
  const charts: readonly ChartSpec[] = shown.flatMap((one) => chartOf(one) ?? []);
  return { ...written, facts: desk.facts, charts };
}

function show(desk: FactDesk, block: CustomBlock, sql: string): Promise<Shown> {
  return block.show === 'fact' ? findFact(desk, block, sql) : findGrid(desk, block, sql);
}
