import type { Window } from '../schedule/window.ts';
import type { Fact } from './fact.ts';

/** Facts of all reports, for evidence and for *Find a number*. Reads only. */
export interface FactLookup {
  one(runId: string, n: number): Fact | null;
  /** How many facts a run's report has. */
  count(runId: string): number;
  /** The same fact in the job's reports of earlier periods, the newest period first. */
  earlier(runId: string, factId: string, limit: number): readonly EarlierFact[];
  /** Newest report first. */
  find(query: FactQuery): FactPage;
}

export interface EarlierFact extends Pick<Fact, 'n' | 'value' | 'text'> {
  readonly runId: string;
  readonly window: Pick<Window, 'fromMs' | 'toMs'>;
}

export interface FactQuery {
  /** Numbers as a report writes them, in whatever notation, and words of their meaning. */
  readonly text: string;
  /** `next` of the page before. */
  readonly before?: number;
  readonly limit: number;
}

export interface FactPage {
  readonly facts: readonly FoundFact[];
  /** Pass as `before` to read on; null at the end. */
  readonly next: number | null;
}

export interface FoundFact extends Pick<Fact, 'n' | 'label' | 'text'> {
  readonly runId: string;
  readonly jobId: string;
  readonly zone: string;
  readonly window: Pick<Window, 'fromMs' | 'toMs'>;
}
