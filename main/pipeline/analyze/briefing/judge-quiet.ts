import type { Found } from './found.ts';

/** Beyond these a figure may be worth a look, however usual it is. */
const quietPercent = 3;
const quietScore = 1;

/**
 * Whether nothing is worth saying: the figure has hardly moved, its own history calls that usual, and
 * the data is whole. In doubt a report speaks.
 */
export function judgeQuiet({
  totals: { total },
  notes,
  history,
  byCurrency,
}: Pick<Found, 'totals' | 'notes' | 'history' | 'byCurrency'>): boolean {
  const isWhole = !notes.source.isLate && !notes.endsEarly && Number(notes.undated.value) === 0;
  const score = history?.score.value;
  const isUsual = typeof score === 'number' && Math.abs(score) < quietScore;
  const isStill = total.percent !== null && Math.abs(Number(total.percent.value)) < quietPercent;
  return isWhole && isUsual && isStill && byCurrency.length === 0;
}
