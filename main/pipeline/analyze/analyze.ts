import type { Analyzed, AnalyzePlan, Progress } from '../../domain/run/plan.ts';
import type { Findings } from '../report/findings.ts';
import { makeReport } from '../report/make-report.ts';
import { anomalies } from './anomalies/anomalies.ts';
import { audit } from './audit/audit.ts';
import { briefing } from './briefing/briefing.ts';
import { churn } from './churn/churn.ts';
import { custom } from './custom/custom.ts';
import { type Query, withSnapshot } from './duckdb.ts';
import { market } from './market/market.ts';

/** Analyses the frozen snapshot and writes the report. Pure in its plan: a replay gives equal bytes. */
export async function analyze(
  plan: AnalyzePlan,
  onProgress: (progress: Progress) => void,
): Promise<Analyzed> {
  onProgress({ step: 'analyze', note: 'computing the figures' });
  const findings = await withSnapshot(plan, (query) => runRecipe(plan, query));
  onProgress({ step: 'report', note: 'writing the report' });
  return { report: makeReport(plan, findings) };
}

/** What the built-in analyst finds. */
export function runRecipe(plan: AnalyzePlan, query: Query): Promise<Findings> {
  const { analysis } = plan;
  switch (analysis.recipe) {
    case 'briefing':
      return briefing({ ...plan, analysis }, query);
    case 'anomalies':
      return anomalies({ ...plan, analysis }, query);
    case 'market':
      return market({ ...plan, analysis }, query);
    case 'custom':
      return custom({ ...plan, analysis }, query);
    case 'audit':
      return audit({ ...plan, analysis }, query);
    case 'churn':
      return churn({ ...plan, analysis }, query);
  }
}
