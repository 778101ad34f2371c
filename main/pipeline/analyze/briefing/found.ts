import type { AnalyzePlan } from '../../../domain/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { cite, type Phrase, say } from '../../report/phrase.ts';
import type { Chosen } from './choose-columns.ts';
import type { History } from './history.ts';
import type { Explanation, Movers } from './movers.ts';
import type { Notes } from './notes.ts';
import type { SameWindow } from './same-window.ts';
import type { Season } from './season.ts';
import type { Series } from './series.ts';
import type { SinceLast } from './since-last.ts';
import type { Compared, Totals } from './totals.ts';

export interface Period {
  readonly from: FactDraft;
  readonly to: FactDraft;
}

/** Everything that the briefing found out, before a word is written. */
export interface Found {
  readonly plan: AnalyzePlan;
  readonly chosen: Chosen;
  readonly window: Period;
  readonly before: Period;
  readonly totals: Totals;
  readonly notes: Notes;
  readonly sinceLast: SinceLast | null;
  readonly movers: readonly Movers[];
  readonly series: Series | null;
  readonly explanation: Explanation | null;
  readonly sameWindows: readonly SameWindow[];
  readonly season: Season | null;
  readonly history: History | null;
  /** The total in each currency, where there is more than one. */
  readonly byCurrency: readonly { readonly code: string; readonly total: Compared }[];
  /** Nothing here is worth a reader's minute: the report says so in one line. */
  readonly isQuiet: boolean;
}

/** "1 Nov 2026 to 7 Nov 2026", or one day. */
export function periodText({ from, to }: Period): Phrase {
  if (from.text === to.text) return cite(from);
  return say`${cite(from)} to ${cite(to)}`;
}

export function measureName({ measure }: Chosen): string {
  return measure === null ? 'rows' : measure.replace(/_+/g, ' ');
}
