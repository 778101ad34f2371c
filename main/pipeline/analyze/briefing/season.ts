import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { type Span, within } from '../period.ts';
import { type Day, daysBefore } from './days-before.ts';
import { evidenceIn, formOf, type Selection } from './totals.ts';

/** Which weekday is the strongest and which the weakest, where the weekday explains the figure. */
export interface Season {
  readonly strength: FactDraft;
  readonly best: { readonly day: FactDraft; readonly middle: FactDraft };
  readonly worst: { readonly day: FactDraft; readonly middle: FactDraft };
  readonly isStrong: boolean;
}

const weeks = 8;
const dayMs = 86_400_000;
/** Weekdays of pure noise explain about a ninth of eight weeks: half is far from chance. */
const strong = 0.5;

/**
 * The pattern of the week in the eight weeks that end with the window. Strength is the share of the
 * days' variance that the weekday explains, `1 - Var(remainder) / Var(figure)`: Wang, Smith and Hyndman
 * 2006, "Characteristic-Based Clustering for Time Series Data", with medians as the season.
 * @returns null for windows of hours, and where the data does not reach back
 */
export async function findSeason(desk: FactDesk, selection: Selection): Promise<Season | null> {
  const { plan, chosen, where } = selection;
  if (plan.window.toMs - plan.window.fromMs < 0.9 * dayMs) return null;
  const days = daysBefore(plan.window.toMs, plan.zone, 7 * weeks);
  const span: Span = { fromMs: days.at(-1)?.fromMs ?? 0, toMs: plan.window.toMs };
  if (!(await reachesBack())) return null;

  const figures = figuresOf(selection, days);
  const middles = `${figures}, m AS (SELECT weekday, day, median(value) AS middle FROM d GROUP BY weekday, day)`;
  const evidence = evidenceIn({ ...selection, evidenceLimit: 20 }, [span]);
  const figure = chosen.measure ?? 'rows';
  const strength = await desk.prove({
    id: 'season.strength',
    label: `share of the variance of ${figure} that the weekday explains`,
    format: 'percent',
    unit: '%',
    query: `${middles} SELECT round(100 * greatest(0, 1 - var_pop(value - middle) / nullif(var_pop(value), 0)), 6) AS value FROM d JOIN m USING (weekday)`,
    evidence,
  });
  const end = async (id: string, order: 'DESC' | 'ASC', which: string) => ({
    day: await desk.prove({
      id: `season.${id}.day`,
      label: `weekday with the ${which} ${figure}`,
      format: 'text',
      unit: '',
      query: `${middles} SELECT day AS value FROM m ORDER BY middle ${order}, weekday LIMIT 1`,
      evidence,
    }),
    middle: await desk.prove({
      id: `season.${id}`,
      label: `median ${figure} of that weekday`,
      ...formOf(chosen),
      beside: selection.beside,
      query: `${middles} SELECT middle AS value FROM m ORDER BY middle ${order}, weekday LIMIT 1`,
      evidence,
    }),
  });
  return {
    strength,
    best: await end('best', 'DESC', 'highest'),
    worst: await end('worst', 'ASC', 'lowest'),
    isStrong: Number(strength.value) >= 100 * strong,
  };

  async function reachesBack(): Promise<boolean> {
    const first: Span = { fromMs: span.fromMs - 7 * dayMs, toMs: span.fromMs + 7 * dayMs };
    const condition = [within(chosen.time, first), where].filter(Boolean).join(' AND ');
    const table = await desk.query(
      `SELECT count(*) FROM ${identifier(chosen.view)} WHERE ${condition}`,
    );
    return Number(table.rows[0]?.[0]) > 0;
  }
}

/** `d`: the figure of each day. */
function figuresOf({ chosen, where }: Selection, days: readonly Day[]): string {
  const measure = chosen.measure === null ? null : identifier(chosen.measure);
  const list = (item: (day: Day) => string) => `unnest([${days.map(item).join(', ')}])`;
  const figure = (day: Day) => {
    const filter = `FILTER (${within(chosen.time, day)})`;
    return measure === null
      ? `count(*) ${filter}::DOUBLE`
      : `coalesce(sum(${measure}) ${filter}, 0)::DOUBLE`;
  };
  const whole: Span = { fromMs: days.at(-1)?.fromMs ?? 0, toMs: days[0]?.toMs ?? 0 };
  const condition = [within(chosen.time, whole), where].filter(Boolean).join(' AND ');
  return `WITH d AS (SELECT ${list(({ weekday }) => String(weekday))} AS weekday, ${list(({ name }) => `'${name}'`)} AS day, ${list(figure)} AS value FROM ${identifier(chosen.view)} WHERE ${condition})`;
}
