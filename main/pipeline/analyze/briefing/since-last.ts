import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import type { FactDesk } from '../fact-desk.ts';
import type { Period } from '../find-period.ts';
import {
  type Figure,
  findRestated,
  proveStated,
  type Restated,
  statedBefore,
} from '../restated.ts';
import type { Movers } from './movers.ts';
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
  /** Every figure of this report that the last one stated too, by id: what it said, what this one says. */
  readonly figures: readonly Restated[];
}

/** Compares facts with those of the last report by id, never by text. Null at the first report. */
export async function findSinceLast(
  desk: FactDesk,
  plan: AnalyzePlan,
  totals: Totals,
  window: Period,
  before: Period,
  movers: readonly Movers[],
): Promise<SinceLast | null> {
  const stated = (id: string) => statedBefore(plan, id);
  if (typeof stated(totals.total.now.id) !== 'number') return null;
  const isAbout = (period: Period) =>
    stated('window.from') === period.from.value && stated('window.to') === period.to.value;
  const period = isAbout(window) ? 'window' : isAbout(before) ? 'before' : 'other';
  const beside = Math.abs(Number(totals.total.now.value));
  const figures = await findRestated(desk, plan, figuresOf(totals, movers), beside);
  const total =
    figures.find(({ now }) => now === totals.total.now)?.before ??
    (await proveStated(desk, totals.total.now, beside));
  const now = period === 'before' ? totals.total.before : totals.total.now;
  return { total, period, isSame: total.value === now.value, figures };
}

function figuresOf({ total, rows, average }: Totals, movers: readonly Movers[]): readonly Figure[] {
  return [
    { name: 'the whole', fact: total.now },
    // Without a measure the rows are the whole.
    ...(average
      ? [
          { name: 'rows', fact: rows.now },
          { name: 'per row', fact: average.now, beside: Math.abs(Number(average.now.value)) },
        ]
      : []),
    ...movers.flatMap((found) =>
      found.movers.map(({ name, compared }) => ({ name: name || '(blank)', fact: compared.now })),
    ),
  ];
}
