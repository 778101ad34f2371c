import type { ChartSpec } from '../../domain/report/chart.ts';
import type { Block } from './document.ts';
import type { FactDraft } from './fact-numbers.ts';
import type { Phrase } from './phrase.ts';

/** What a recipe hands over: text made of phrases, and every fact behind it. */
export interface Findings {
  readonly headline: Phrase;
  readonly result: Phrase;
  readonly blocks: readonly Block[];
  readonly facts: readonly FactDraft[];
  readonly charts: readonly ChartSpec[];
  /** An audit's sealed evidence, JSON lines. */
  readonly evidence?: string;
  /** Nothing was worth saying: who wants to hear of changes only is not told. */
  readonly isQuiet?: boolean;
}

/** The words of a report, as a recipe writes them from what it found. */
export type Written = Pick<Findings, 'headline' | 'result' | 'blocks'>;
