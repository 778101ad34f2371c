import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import { ambiguousOption, dateOption } from '../../fetch/part-options.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier, literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findSource, type SourceFacts } from '../find-source.ts';
import { bound, bucketsOf, isInstant, within } from '../period.ts';
import type { Chosen } from './choose-columns.ts';

/** What a careful reader wants to know about the data itself. */
export interface Notes {
  readonly source: SourceFacts;
  /** The newest row's time; its value is null when no row has one. */
  readonly newest: FactDraft;
  /** Whether the newest row lies before the last day of the window (of hours: the last quarter). */
  readonly endsEarly: boolean;
  readonly undated: FactDraft;
  readonly unmeasured: FactDraft | null;
  /** The date format that was chosen although another fits as well. */
  readonly ambiguousFormat: string | null;
}

export async function findNotes(desk: FactDesk, chosen: Chosen, plan: AnalyzePlan): Promise<Notes> {
  const { view, time, measure, part } = chosen;
  const from = `FROM ${identifier(view)}`;
  const column = identifier(time.name);
  const rows = { view, columns: [time.name], largestBy: null, limit: 20 };
  const inWindow = within(time, plan.window);
  const early = await desk.query(`SELECT max(${column}) < ${bound(time, nearlyEnd(plan))} ${from}`);
  return {
    source: await findSource(desk, part, plan.zone, 'data'),
    newest: await desk.prove({
      id: 'data.newest',
      label: `time of the newest row in ${chosen.file}`,
      format: 'date',
      unit: '',
      query: `SELECT ${asText(chosen, plan)} AS value ${from}`,
      evidence: { ...rows, where: `${column} = (SELECT max(${column}) ${from})` },
    }),
    endsEarly: early.rows[0]?.[0] === true,
    undated: await desk.prove({
      id: 'data.undated',
      label: `rows of ${chosen.file} without a readable date`,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value ${from} WHERE ${column} IS NULL`,
      evidence: {
        ...rows,
        columns: part.columns.map(({ name }) => name).slice(0, 10),
        where: `${column} IS NULL`,
      },
    }),
    unmeasured:
      measure === null
        ? null
        : await desk.prove({
            id: 'data.unmeasured',
            label: `rows of this period without a readable ${measure}`,
            format: 'count',
            unit: '',
            query: `SELECT count(*) AS value ${from} WHERE ${inWindow} AND ${identifier(measure)} IS NULL`,
            evidence: {
              ...rows,
              columns: part.columns.map(({ name }) => name).slice(0, 10),
              where: `${inWindow} AND ${identifier(measure)} IS NULL`,
            },
          }),
    ambiguousFormat:
      part.options[ambiguousOption(time.name)] === 'yes'
        ? (part.options[dateOption(time.name)] ?? null)
        : null,
  };
}

/** Data that reaches here may well be whole: at night nobody orders, but each day somebody does. */
function nearlyEnd({ window, zone }: AnalyzePlan): number {
  const { unit, buckets } = bucketsOf(window, zone);
  if (unit === 'hour') return window.toMs - (window.toMs - window.fromMs) / 4;
  return buckets.at(-1)?.fromMs ?? window.fromMs;
}

/** The newest time as text in the job's zone, to the minute; a date stays a date. */
function asText({ time }: Chosen, plan: AnalyzePlan): string {
  const newest = `max(${identifier(time.name)})`;
  if (time.type === 'DATE') return `strftime(${newest}, '%Y-%m-%d')`;
  const local = isInstant(time) ? `timezone(${literal(plan.zone)}, ${newest})` : newest;
  return `strftime(${local}, '%Y-%m-%dT%H:%M')`;
}
