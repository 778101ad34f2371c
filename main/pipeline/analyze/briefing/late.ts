import type { FactDraft } from '../../report/fact-numbers.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findPeriod, type Period } from '../find-period.ts';
import { cameLate, lateRangesOf } from '../late-rows.ts';
import { evidenceIn, figureIn, formOf, type Selection, sumOf } from './totals.ts';

/** What rows that came late changed about a period that was reported before. */
export interface LatePeriod {
  readonly period: Period;
  readonly rows: FactDraft;
  /** The figure without those rows, and with them. */
  readonly without: FactDraft;
  readonly now: FactDraft;
}

const mostPeriods = 8;

/** The periods before this one to which rows came late, newest first. */
export async function findLate(
  desk: FactDesk,
  selection: Selection,
): Promise<readonly LatePeriod[]> {
  const { chosen, plan } = selection;
  if (lateRangesOf(chosen.part).length === 0) return [];
  const late = both(selection.where, cameLate(chosen.view));
  const found: LatePeriod[] = [];
  for (const [n, span] of (plan.earlier ?? [plan.compareWith]).entries()) {
    if (found.length === mostPeriods) break;
    const count = figureIn({ chosen, where: late }, 'count(*)', span);
    if ((await desk.query(count)).rows[0]?.[0] === 0) continue;
    const id = `late.${n + 1}` as const;
    const period = await findPeriod(desk, id, span, plan.zone);
    const ask = (what: string, label: string, where: string, aggregate: string) =>
      desk.prove({
        id: `${id}.${what}`,
        label: `${label} (${period.from.text} to ${period.to.text})`,
        ...(what === 'rows' ? { format: 'count', unit: '' } : formOf(chosen)),
        query: figureIn({ chosen, where }, aggregate, span),
        evidence: evidenceIn({ ...selection, where }, [span]),
      });
    const figure = chosen.measure ?? 'rows';
    const rest = both(selection.where, `NOT ${cameLate(chosen.view)}`);
    found.push({
      period,
      rows: await ask('rows', 'rows that came after the report of their period', late, 'count(*)'),
      without: await ask(
        'without',
        `${figure} without the rows that came late`,
        rest,
        sumOf(chosen),
      ),
      now: await ask(
        'now',
        `${figure} with the rows that came late`,
        selection.where,
        sumOf(chosen),
      ),
    });
  }
  return found;
}

function both(one: string, other: string): string {
  return one === '' ? other : `${one} AND ${other}`;
}
