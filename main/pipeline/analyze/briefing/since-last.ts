import type { AnalyzePlan } from '../../../domain/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import type { Period } from '../find-period.ts';
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

export interface Restated {
  readonly name: string;
  readonly before: FactDraft;
  readonly now: FactDraft;
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
  const stated = (id: string) => plan.previousFacts.find((fact) => fact.id === id)?.value;
  if (typeof stated(totals.total.now.id) !== 'number') return null;
  const isAbout = (period: Period) =>
    stated('window.from') === period.from.value && stated('window.to') === period.to.value;
  const period = isAbout(window) ? 'window' : isAbout(before) ? 'before' : 'other';
  const total = await statedBefore(totals.total.now);
  const now = period === 'before' ? totals.total.before : totals.total.now;
  const figures: Restated[] = [];
  for (const { name, fact } of figuresOf(totals, movers)) {
    if (typeof stated(fact.id) !== 'number') continue;
    const before = fact === totals.total.now ? total : await statedBefore(fact);
    figures.push({ name, before, now: fact });
  }
  return { total, period, isSame: total.value === now.value, figures };

  function statedBefore({ id, label, format, unit }: FactDraft): Promise<FactDraft> {
    return desk.prove({
      id: `last.${id}`,
      label: `${label}, as the last report stated it`,
      format,
      unit,
      beside: Math.abs(Number(totals.total.now.value)),
      query: `SELECT value FROM snapshot.last_report WHERE id = ${literal(id)}`,
      evidence: null,
    });
  }
}

function figuresOf(
  { total, rows, average }: Totals,
  movers: readonly Movers[],
): readonly { readonly name: string; readonly fact: FactDraft }[] {
  return [
    { name: 'the whole', fact: total.now },
    // Without a measure the rows are the whole.
    ...(average
      ? [
          { name: 'rows', fact: rows.now },
          { name: 'per row', fact: average.now },
        ]
      : []),
    ...movers.flatMap((found) =>
      found.movers.map(({ name, compared }) => ({ name: name || '(blank)', fact: compared.now })),
    ),
  ];
}
