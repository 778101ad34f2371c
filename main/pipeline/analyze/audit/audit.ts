import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { openFactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import { findSource } from '../find-source.ts';
import { findRestated } from '../restated.ts';
import { findResults, findTotals } from './find-results.ts';
import { sealEvidence } from './seal.ts';
import { writeAudit } from './write-audit.ts';

/** Recipe `audit`: which rules hold, which fail, which are waived, and the sealed evidence of each. */
export async function audit(plan: PlanOf<'audit'>, query: Query): Promise<Findings> {
  const desk = openFactDesk(query, plan);
  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const results = await findResults(desk, plan);
  const totals = await findTotals(desk, results);
  const restated = await findRestated(desk, plan, [
    { name: 'failed rules', fact: totals.failed },
    ...results.map(({ name, findings }) => ({ name, fact: findings })),
  ]);
  const sources = [];
  for (const part of plan.snapshot.parts) {
    sources.push(await findSource(desk, part, plan.zone, `data.${part.sourceId}`));
  }
  const sealed = await sealEvidence(desk, plan, results);
  const written = writeAudit({ plan, window, results, totals, restated, sources, sealed });
  return { ...written, facts: desk.facts, charts: [], evidence: sealed.text };
}
