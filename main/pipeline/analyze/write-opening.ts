import type { AnalyzePlan } from '../../domain/run/plan.ts';
import type { Block } from '../report/document.ts';
import { name, type Phrase, say } from '../report/phrase.ts';
import { type Period, periodText } from './find-period.ts';

/** How a report begins: whose it is, what it says in one sentence, and the period that it is about. */
export function writeOpening(
  plan: Pick<AnalyzePlan, 'jobName' | 'zone'>,
  headline: Phrase,
  window: Period,
): readonly Block[] {
  return [
    { kind: 'title', text: name(plan.jobName) },
    { kind: 'lead', text: headline },
    { kind: 'paragraph', text: say`${periodText(window)} (${name(plan.zone)} time).` },
  ];
}
