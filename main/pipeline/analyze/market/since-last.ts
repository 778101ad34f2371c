import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { Block } from '../../report/document.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { capitalised, join, name, say } from '../../report/phrase.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findRestated, type Restated, writeRestatedSection } from '../restated.ts';
import { type FoundInstruments, mostShown } from './find-instruments.ts';

/** The last prices beside those that the report before stated, and which instruments came and went. */
export interface MarketSinceLast {
  readonly figures: readonly Restated[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

export async function findMarketSinceLast(
  desk: FactDesk,
  plan: AnalyzePlan,
  { instruments, hasMore }: FoundInstruments,
  count: FactDraft,
): Promise<MarketSinceLast> {
  const now = instruments.map((one) => one.name);
  const before = statedInstruments(plan);
  // Of more than a report shows nobody can say that the others came or went.
  const isWhole = before.length > 0 && before.length < mostShown && !hasMore;
  return {
    figures: await findRestated(desk, plan, [
      { name: 'instruments', fact: count },
      ...instruments.map(({ name, last }) => ({ name, fact: last })),
    ]),
    added: isWhole ? now.filter((one) => !before.includes(one)) : [],
    gone: isWhole ? before.filter((one) => !now.includes(one)) : [],
  };
}

export function writeMarketSinceLast(
  { figures, added, gone }: MarketSinceLast,
  instrument: string | null,
): readonly Block[] {
  const section = writeRestatedSection(figures, name(capitalised(instrument ?? 'last price')));
  if (section.length === 0) return [];
  const names = (list: readonly string[]) => join(list.map(name), ', ');
  return [
    ...section,
    ...(added.length > 0
      ? [{ kind: 'paragraph' as const, text: say`New since then: ${names(added)}.` }]
      : []),
    ...(gone.length > 0
      ? [{ kind: 'paragraph' as const, text: say`Without a price now: ${names(gone)}.` }]
      : []),
  ];
}

/** Instruments whose last price the report before stated; what that one restated itself is none of them. */
function statedInstruments({ previousFacts }: AnalyzePlan): readonly string[] {
  return previousFacts.flatMap(({ id }) =>
    id.endsWith('.last') && !id.startsWith('last.') ? [id.slice(0, -'.last'.length)] : [],
  );
}
