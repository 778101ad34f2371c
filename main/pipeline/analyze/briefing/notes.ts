import type { AnalyzePlan } from '../../../domain/plan.ts';
import { ambiguousOption, dateOption, lateOption } from '../../fetch/part-options.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier, literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { bound, bucketsOf, isInstant, type Span, wallText, within } from '../period.ts';
import type { Chosen } from './choose-columns.ts';

/** What a careful reader wants to know about the data itself. */
export interface Notes {
  readonly fileRows: FactDraft;
  readonly modified: FactDraft;
  /** The newest row's time; its value is null when no row has one. */
  readonly newest: FactDraft;
  /** Whether the newest row lies before the last day of the window (of hours: the last quarter). */
  readonly endsEarly: boolean;
  readonly undated: FactDraft;
  readonly unmeasured: FactDraft | null;
  /** The date format that was chosen although another fits as well. */
  readonly ambiguousFormat: string | null;
  /** Whether the job waited for the file in vain. */
  readonly isLate: boolean;
  /** The encoding, when it had to be assumed. */
  readonly assumedEncoding: string | null;
}

export async function findNotes(desk: FactDesk, chosen: Chosen, plan: AnalyzePlan): Promise<Notes> {
  const { view, time, measure, part } = chosen;
  const from = `FROM ${identifier(view)}`;
  const column = identifier(time.name);
  const rows = { view, columns: [time.name], largestBy: null, limit: 20 };
  const inWindow = within(time, plan.window);
  const early = await desk.query(`SELECT max(${column}) < ${bound(time, nearlyEnd(plan))} ${from}`);
  return {
    fileRows: await desk.prove({
      id: 'data.rows',
      label: `rows in ${chosen.file}`,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value ${from}`,
      evidence: { ...rows, where: '', limit: 5 },
    }),
    modified: await desk.prove({
      id: 'data.modified',
      label: `when ${chosen.file} was last changed, ${plan.zone}`,
      format: 'date',
      unit: '',
      query: localTime(plan.zone, part.originModifiedAtMs, 'modified_at', part.sourceId),
      evidence: null,
    }),
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
    isLate: part.options[lateOption] === 'yes',
    assumedEncoding: part.options.encoding === 'windows-1252' ? part.options.encoding : null,
  };
}

/** Data that reaches here may well be whole: at night nobody orders, but each day somebody does. */
function nearlyEnd({ window, zone }: AnalyzePlan): number {
  const { unit, buckets } = bucketsOf(window, zone);
  if (unit === 'hour') return window.toMs - (window.toMs - window.fromMs) / 4;
  return buckets.at(-1)?.fromMs ?? window.fromMs;
}

const periodNames = {
  window: 'this period',
  compare: 'the period before',
  'week-ago': 'the same period a week ago',
  'year-ago': 'the same period a year ago',
} as const;

/** The two ends of a period as facts: whole days by their dates, else with the time of day. */
export async function findPeriod(
  desk: FactDesk,
  id: 'window' | 'compare' | 'week-ago' | 'year-ago',
  span: Span,
  zone: string,
): Promise<{ readonly from: FactDraft; readonly to: FactDraft }> {
  const texts = [wallText(zone, span.fromMs), wallText(zone, span.toMs)];
  const isWholeDays = texts.every((text) => text.endsWith('T00:00'));
  const [from = '', to = ''] = isWholeDays
    ? texts.map((text, at) => (at === 0 ? text : wallText(zone, span.toMs - 1)).slice(0, 10))
    : texts;
  const which = periodNames[id];
  const ask = (end: 'from' | 'to', value: string, label: string) =>
    desk.prove({
      id: `${id}.${end}`,
      label: `${label} of ${which}, ${zone}`,
      format: 'date',
      unit: '',
      query: `SELECT ${literal(value)} AS value`,
      evidence: null,
    });
  return {
    from: await ask('from', from, isWholeDays ? 'first day' : 'start'),
    to: await ask('to', to, isWholeDays ? 'last day' : 'end'),
  };
}

/** The newest time as text in the job's zone, to the minute; a date stays a date. */
function asText({ time }: Chosen, plan: AnalyzePlan): string {
  const newest = `max(${identifier(time.name)})`;
  if (time.type === 'DATE') return `strftime(${newest}, '%Y-%m-%d')`;
  const local = isInstant(time) ? `timezone(${literal(plan.zone)}, ${newest})` : newest;
  return `strftime(${local}, '%Y-%m-%dT%H:%M')`;
}

function localTime(zone: string, ms: number, column: string, sourceId: string): string {
  // The offset is ours and not the engine's, whose time zone data differs from version to version.
  const minutes = Math.round(
    (Date.parse(`${wallText(zone, ms).slice(0, 16)}Z`) - Math.floor(ms / 60_000) * 60_000) / 60_000,
  );
  return `SELECT strftime(timezone('UTC', ${column}) + INTERVAL (${minutes}) MINUTE, '%Y-%m-%dT%H:%M') AS value FROM snapshot.sources WHERE id = ${literal(sourceId)}`;
}
