import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Period } from '../find-period.ts';
import type { Chosen } from './choose-columns.ts';
import type { History } from './history.ts';
import type { LatePeriod } from './late.ts';
import type { Explanation, Movers } from './movers.ts';
import type { Notes } from './notes.ts';
import type { SameWindow } from './same-window.ts';
import type { Season } from './season.ts';
import type { Series } from './series.ts';
import type { SinceLast } from './since-last.ts';
import type { Compared, Totals } from './totals.ts';

/** Everything that the briefing found out, before a word is written. */
export interface Found {
  readonly plan: PlanOf<'briefing'>;
  readonly chosen: Chosen;
  readonly window: Period;
  readonly before: Period;
  readonly totals: Totals;
  readonly notes: Notes;
  readonly sinceLast: SinceLast | null;
  /** Earlier periods that rows changed which came after their report. */
  readonly late: readonly LatePeriod[];
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

export function measureName({ measure }: Chosen): string {
  return measure === null ? 'rows' : measure.replace(/_+/g, ' ');
}
