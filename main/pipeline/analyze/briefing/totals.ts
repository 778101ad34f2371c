import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { EvidenceRows, FactDesk, FactQuestion } from '../fact-desk.ts';
import { type Span, within } from '../period.ts';
import type { Chosen } from './choose-columns.ts';

/** A figure in the window, in the period before, and what lies between. */
export interface Compared {
  readonly now: FactDraft;
  readonly before: FactDraft;
  readonly change: FactDraft;
  /** Null when the period before has nothing to take a percentage of. */
  readonly percent: FactDraft | null;
}

export interface Totals {
  readonly total: Compared;
  readonly rows: Compared;
  readonly average: Compared | null;
}

/** What is asked about one selection of rows: all of them, or those of one region. */
export interface Selection {
  readonly chosen: Chosen;
  readonly plan: AnalyzePlan;
  /** SQL condition besides the period; empty for none. */
  readonly where: string;
  readonly evidenceLimit: number;
  /** The largest amount that these figures stand beside; see `formatValue`. */
  readonly beside: number;
}

export async function findTotals(desk: FactDesk, selection: Selection): Promise<Totals> {
  const { chosen } = selection;
  const label = chosen.measure ?? 'rows';
  const total = await compare(desk, selection, 'total', label, sumOf(chosen));
  if (chosen.measure === null) return { total, rows: total, average: null };
  const measure = identifier(chosen.measure);
  return {
    total,
    rows: await compare(desk, selection, 'rows', 'rows', 'count(*)', { format: 'count', unit: '' }),
    average: await compare(desk, selection, 'average', `${label} per row`, `avg(${measure})`, {
      format: 'amount',
      unit: chosen.unit,
    }),
  };
}

/** Asks for one figure of both periods, each with its own query. */
export async function compare(
  desk: FactDesk,
  selection: Selection,
  id: string,
  label: string,
  aggregate: string,
  form: Pick<FactQuestion, 'format' | 'unit'> = formOf(selection.chosen),
): Promise<Compared> {
  const { plan, beside } = selection;
  const nowQuery = figureIn(selection, aggregate, plan.window);
  const beforeQuery = figureIn(selection, aggregate, plan.compareWith);
  const both = evidenceIn(selection, [plan.window, plan.compareWith]);

  const now = await desk.prove({
    id,
    label: `${label} in this period`,
    ...form,
    beside,
    query: nowQuery,
    evidence: evidenceIn(selection, [plan.window]),
  });
  const before = await desk.prove({
    id: `${id}.before`,
    label: `${label} in the period before`,
    ...form,
    beside,
    query: beforeQuery,
    evidence: evidenceIn(selection, [plan.compareWith]),
  });
  const change = await desk.prove({
    id: `${id}.change`,
    label: `change of ${label} against the period before`,
    ...form,
    isSigned: true,
    beside: Math.max(beside, largestOf(now, before)),
    query: `SELECT (${nowQuery}) - (${beforeQuery}) AS value`,
    evidence: both,
  });
  const percent = await desk.prove({
    id: `${id}.percent`,
    label: `change of ${label} in percent of the period before`,
    format: 'percent',
    unit: '%',
    isSigned: true,
    query: `SELECT round(100 * ((${nowQuery}) - (${beforeQuery}))::DOUBLE / nullif(abs((${beforeQuery})::DOUBLE), 0), 6) AS value`,
    evidence: both,
  });
  return { now, before, change, percent: percent.value === null ? null : percent };
}

/** The larger of two facts' sizes. */
export function largestOf(...facts: readonly FactDraft[]): number {
  return Math.max(...facts.map(({ value }) => Math.abs(Number(value))));
}

/** The measure summed, or rows counted when there is none. */
export function sumOf({ measure }: Chosen): string {
  return measure === null ? 'count(*)' : `coalesce(sum(${identifier(measure)}), 0)`;
}

export function formOf({ measure, unit }: Chosen): Pick<FactQuestion, 'format' | 'unit'> {
  return measure === null ? { format: 'count', unit: '' } : { format: 'amount', unit };
}

export function figureIn(
  { chosen, where }: Pick<Selection, 'chosen' | 'where'>,
  aggregate: string,
  span: Span,
): string {
  const condition = [within(chosen.time, span), where].filter(Boolean).join(' AND ');
  return `SELECT ${aggregate} AS value FROM ${identifier(chosen.view)} WHERE ${condition}`;
}

export function evidenceIn(
  { chosen, where, evidenceLimit }: Pick<Selection, 'chosen' | 'where' | 'evidenceLimit'>,
  spans: readonly Span[],
): EvidenceRows {
  const periods = spans.map((span) => `(${within(chosen.time, span)})`).join(' OR ');
  return {
    view: chosen.view,
    where: where === '' ? periods : `(${periods}) AND ${where}`,
    columns: evidenceColumns(chosen),
    largestBy: chosen.measure,
    limit: evidenceLimit,
  };
}

/** The columns that explain a figure, then others up to ten. */
function evidenceColumns({ part, time, measure, dimensions }: Chosen): readonly string[] {
  const telling = [time.name, ...(measure === null ? [] : [measure]), ...dimensions];
  const others = part.columns.map(({ name }) => name).filter((name) => !telling.includes(name));
  return [...telling, ...others].slice(0, Math.max(10, telling.length));
}
