import type { AnalyzePlan } from '../../domain/run/plan.ts';
import type { Block } from '../report/document.ts';
import type { FactDraft } from '../report/fact-numbers.ts';
import { capitalised, cite, name, type Phrase, say } from '../report/phrase.ts';
import { literal } from '../sql.ts';
import type { FactDesk } from './fact-desk.ts';

/** A figure of this report that the job's report before it stated too. */
export interface Restated {
  readonly name: string;
  readonly before: FactDraft;
  readonly now: FactDraft;
}

export interface Figure {
  readonly name: string;
  readonly fact: FactDraft;
  /** The largest amount that this one stands beside, where that is another than of the whole; see `formatValue`. */
  readonly beside?: number;
}

/** What the job's report before this one stated, by id and never by text. */
export function statedBefore({ previousFacts }: AnalyzePlan, id: string) {
  return previousFacts.find((fact) => fact.id === id)?.value;
}

/** Those of the figures that the last report stated too, with what it said. */
export async function findRestated(
  desk: FactDesk,
  plan: AnalyzePlan,
  figures: readonly Figure[],
  beside = 0,
): Promise<readonly Restated[]> {
  const found: Restated[] = [];
  for (const { name, fact, beside: own = beside } of figures) {
    if (typeof statedBefore(plan, fact.id) !== 'number') continue;
    found.push({ name, before: await proveStated(desk, fact, own), now: fact });
  }
  return found;
}

export function proveStated(desk: FactDesk, fact: FactDraft, beside: number): Promise<FactDraft> {
  const { id, label, format, unit } = fact;
  return desk.prove({
    id: `last.${id}`,
    label: `${label}, as the last report stated it`,
    format,
    unit,
    beside,
    query: `SELECT value FROM snapshot.last_report WHERE id = ${literal(id)}`,
    evidence: null,
  });
}

/** The section that says what changed since the last report; nothing where it stated none of the figures. */
export function writeRestatedSection(figures: readonly Restated[], head: Phrase): readonly Block[] {
  if (figures.length === 0) return [];
  return [{ kind: 'section', text: say`Since the last report` }, ...writeRestated(figures, head)];
}

/** Old beside new for what changed; what did not is folded. */
export function writeRestated(figures: readonly Restated[], head: Phrase): readonly Block[] {
  const changed = figures.filter(({ before, now }) => before.value !== now.value);
  const same = figures.filter(({ before, now }) => before.value === now.value);
  return [
    ...(changed.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            head: [head, say`Last report`, say`This report`],
            rows: changed.map((figure) => [
              name(capitalised(figure.name)),
              cite(figure.before),
              cite(figure.now),
            ]),
          },
        ]),
    ...(same.length === 0
      ? []
      : [
          {
            kind: 'folded' as const,
            title: say`Same as last time`,
            items: same.map(
              (figure) => say`${name(capitalised(figure.name))}: ${cite(figure.now)}`,
            ),
          },
        ]),
  ];
}
