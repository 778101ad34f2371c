import type { AnalyzePlan } from '../../../domain/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import type { Totals } from './totals.ts';

/** How this report's figures stand to those of the job's report before it. */
export interface SinceLast {
  /** The total as the last report stated it. */
  readonly total: FactDraft;
  readonly isSame: boolean;
  /**
   * `window`: the last report was about this very period. `before`: about the period that this one
   * compares with, so that its figure can be checked. `other`: about another one.
   */
  readonly period: 'window' | 'before' | 'other';
}

interface Period {
  readonly from: FactDraft;
  readonly to: FactDraft;
}

/** Compares facts with those of the last report by id, never by text. Null at the first report. */
export async function findSinceLast(
  desk: FactDesk,
  plan: AnalyzePlan,
  totals: Totals,
  window: Period,
  before: Period,
): Promise<SinceLast | null> {
  const stated = (id: string) => plan.previousFacts.find((fact) => fact.id === id)?.value;
  if (typeof stated(totals.total.now.id) !== 'number') return null;
  const isAbout = (period: Period) =>
    stated('window.from') === period.from.value && stated('window.to') === period.to.value;
  const period = isAbout(window) ? 'window' : isAbout(before) ? 'before' : 'other';
  const total = await desk.prove({
    id: 'last.total',
    label: `${totals.total.now.label}, as the last report stated it`,
    format: totals.total.now.format,
    unit: totals.total.now.unit,
    query: `SELECT value FROM snapshot.last_report WHERE id = ${literal(totals.total.now.id)}`,
    evidence: null,
  });
  const now = period === 'before' ? totals.total.before : totals.total.now;
  return { total, period, isSame: total.value === now.value };
}
