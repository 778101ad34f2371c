import type { FactDraft } from '../../report/fact-numbers.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import type { Span } from '../period.ts';
import { movedBack } from './days-before.ts';
import { evidenceIn, figureIn, formOf, type Selection, sumOf } from './totals.ts';

/** The same window a week or a year ago, where the data reaches. */
export interface SameWindow {
  readonly ago: 'week' | 'year';
  readonly from: FactDraft;
  readonly to: FactDraft;
  readonly past: FactDraft;
  /** Null when there is nothing to take a percentage of. */
  readonly percent: FactDraft | null;
}

const dayMs = 86_400_000;

/**
 * The window a week ago for windows shorter than a week, and a year ago for those up to a year: the same
 * weekdays (52 weeks) for windows shorter than four weeks, else the same dates.
 */
export async function findSameWindows(
  desk: FactDesk,
  selection: Selection,
): Promise<readonly SameWindow[]> {
  const { window, zone, compareWith } = selection.plan;
  const days = (window.toMs - window.fromMs) / dayMs;
  const spans: { readonly ago: 'week' | 'year'; readonly span: Span }[] = [];
  if (days < 6) spans.push({ ago: 'week', span: movedBack(window, zone, { days: 7 }) });
  if (days < 360) {
    const by = days < 28 ? { days: 364 } : { years: 1 };
    spans.push({ ago: 'year', span: movedBack(window, zone, by) });
  }
  const found: SameWindow[] = [];
  for (const { ago, span } of spans) {
    if (span.fromMs === compareWith.fromMs) continue;
    const same = await findSameWindow(desk, selection, ago, span);
    if (same) found.push(same);
  }
  return found;
}

async function findSameWindow(
  desk: FactDesk,
  selection: Selection,
  ago: 'week' | 'year',
  span: Span,
): Promise<SameWindow | null> {
  const { plan, chosen, beside } = selection;
  const rows = await desk.query(figureIn(selection, 'count(*)', span));
  if (Number(rows.rows[0]?.[0]) === 0) return null;
  const name = chosen.measure ?? 'rows';
  const sum = sumOf(chosen);
  const [now, past] = [figureIn(selection, sum, plan.window), figureIn(selection, sum, span)];
  const percent = await desk.prove({
    id: `${ago}-ago.percent`,
    label: `change of ${name} against the same period a ${ago} ago, in percent`,
    format: 'percent',
    unit: '%',
    isSigned: true,
    query: `SELECT round(100 * ((${now}) - (${past}))::DOUBLE / nullif(abs((${past})::DOUBLE), 0), 6) AS value`,
    evidence: evidenceIn(selection, [plan.window, span]),
  });
  return {
    ago,
    ...(await findPeriod(desk, `${ago}-ago`, span, plan.zone)),
    past: await desk.prove({
      id: `${ago}-ago.total`,
      label: `${name} in the same period a ${ago} ago`,
      ...formOf(chosen),
      beside,
      query: past,
      evidence: evidenceIn(selection, [span]),
    }),
    percent: percent.value === null ? null : percent,
  };
}
