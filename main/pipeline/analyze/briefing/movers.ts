import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier, literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { within } from '../period.ts';
import { type Compared, compare, evidenceIn, type Selection, sumOf } from './totals.ts';

/** One value of a dimension and how it moved. */
export interface Mover {
  readonly name: string;
  readonly compared: Compared;
  /** Its part of the whole change, in percent; null when the whole did not change. */
  readonly share: FactDraft | null;
}

export interface Movers {
  readonly dimension: string;
  readonly movers: readonly Mover[];
  /** All values that are not among the movers, as one; null when there are none. */
  readonly others: Mover | null;
}

const moversShown = 5;
const evidenceLimit = 20;

/** The values of each dimension that moved most: by the size of the change, then value, then name. */
export async function findMovers(
  desk: FactDesk,
  selection: Selection,
  total: Compared,
): Promise<readonly Movers[]> {
  const found: Movers[] = [];
  for (const dimension of selection.chosen.dimensions) {
    const column = identifier(dimension);
    const names = await moverNames(desk, selection, dimension);
    const shown = names.slice(0, moversShown);
    const movers: Mover[] = [];
    for (const value of shown) {
      const where = value === null ? `${column} IS NULL` : `${column} = ${literal(value)}`;
      const name = value ?? '';
      const about = { name, id: `by.${dimension}.${name || '(blank)'}`, where };
      movers.push(await findMover(desk, selection, total, { ...about, dimension }));
    }
    if (movers.length === 0) continue;
    const others =
      names.length > shown.length
        ? await findMover(desk, selection, total, {
            name: 'all others',
            id: `others.${dimension}`,
            where: notAmong(column, shown),
            dimension,
          })
        : null;
    found.push({ dimension, movers, others });
  }
  return found;
}

interface About {
  readonly name: string;
  readonly id: string;
  readonly where: string;
  readonly dimension: string;
}

async function findMover(
  desk: FactDesk,
  selection: Selection,
  total: Compared,
  { name, id, where, dimension }: About,
): Promise<Mover> {
  const part = {
    ...selection,
    where: [selection.where, where].filter(Boolean).join(' AND '),
    evidenceLimit,
  };
  const label = `${selection.chosen.measure ?? 'rows'} of ${name || 'no'} ${dimension}`;
  const compared = await compare(desk, part, id, label, sumOf(selection.chosen));
  if (total.change.value === 0 || total.before.value === null)
    return { name, compared, share: null };
  const share = await desk.prove({
    id: `${id}.share`,
    label: `part of the whole change that is ${name || 'no'} ${dimension}`,
    format: 'percent',
    unit: '%',
    query: `SELECT round(100 * (${compared.change.query})::DOUBLE / nullif((${total.change.query})::DOUBLE, 0), 6) AS value`,
    evidence: evidenceIn(part, [selection.plan.window, selection.plan.compareWith]),
  });
  return { name, compared, share: share.value === null ? null : share };
}

function notAmong(column: string, names: readonly (string | null)[]): string {
  const texts = names.flatMap((name) => (name === null ? [] : [literal(name)]));
  // NULL is in no list: it belongs to the others unless it is shown itself.
  const isNamed = texts.length === 0 ? 'FALSE' : `${column} IN (${texts.join(', ')})`;
  const blank = names.includes(null) ? `${column} IS NOT NULL` : `${column} IS NULL`;
  return names.includes(null) ? `(NOT ${isNamed} AND ${blank})` : `(${blank} OR NOT ${isNamed})`;
}

async function moverNames(
  desk: FactDesk,
  { chosen, plan, where }: Selection,
  dimension: string,
): Promise<readonly (string | null)[]> {
  const column = identifier(dimension);
  const now = within(chosen.time, plan.window);
  const before = within(chosen.time, plan.compareWith);
  const figure = chosen.measure === null ? 'count(*)' : `sum(${identifier(chosen.measure)})`;
  const table = await desk.query(
    `SELECT ${column}::VARCHAR AS name,
       coalesce(${figure} FILTER (${now}), 0) AS value,
       coalesce(${figure} FILTER (${before}), 0) AS before
     FROM ${identifier(chosen.view)}
     WHERE ((${now}) OR (${before}))${where === '' ? '' : ` AND ${where}`}
     GROUP BY ALL
     ORDER BY abs(value - before) DESC, value DESC, name ASC NULLS LAST
     LIMIT ${moversShown + 1}`,
  );
  return table.rows.map(([name]) => (name === null || name === undefined ? null : String(name)));
}

/** The one mover that explains most of the change, and how much of it. */
export interface Explanation {
  readonly mover: Mover;
  readonly share: number;
}

/**
 * Picks the value that explains the change: it moves the same way and its share of the change is
 * well above its share of the period before. "Surprise" against explanatory power as in Bhagwan et
 * al. 2014, "Adtributor: Revenue Debugging in Advertising Systems" (NSDI), reduced to one value.
 */
export function explain(total: Compared, all: readonly Movers[]): Explanation | null {
  const change = Number(total.change.value);
  const base = Number(total.before.value);
  if (change === 0 || !(base > 0)) return null;
  const least = 0.25;
  const candidates = all.flatMap(({ movers }) =>
    movers.length < 2
      ? []
      : movers.map((mover) => {
          const share = Number(mover.compared.change.value) / change;
          return { mover, share, surprise: share - Number(mover.compared.before.value) / base };
        }),
  );
  const best = candidates
    .filter(({ share, surprise }) => share >= least && surprise > 0)
    .reduce<(typeof candidates)[number] | null>(
      (top, item) => (top === null || item.surprise > top.surprise ? item : top),
      null,
    );
  return best && { mover: best.mover, share: best.share };
}
