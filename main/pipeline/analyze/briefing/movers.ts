import { identifier, literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { within } from '../period.ts';
import { type Compared, compare, type Selection, sumOf } from './totals.ts';

/** One value of a dimension and how it moved. */
export interface Mover {
  readonly name: string;
  readonly compared: Compared;
}

export interface Movers {
  readonly dimension: string;
  readonly movers: readonly Mover[];
}

const moversShown = 5;
const evidenceLimit = 20;

/** The values of each dimension that moved most: by the size of the change, then value, then name. */
export async function findMovers(desk: FactDesk, selection: Selection): Promise<readonly Movers[]> {
  const found: Movers[] = [];
  for (const dimension of selection.chosen.dimensions) {
    const movers: Mover[] = [];
    for (const value of await moverNames(desk, selection, dimension)) {
      const column = identifier(dimension);
      const where = value === null ? `${column} IS NULL` : `${column} = ${literal(value)}`;
      const name = value ?? '';
      const label = `${selection.chosen.measure ?? 'rows'} of ${name || 'no'} ${dimension}`;
      const id = `by.${dimension}.${name || '(blank)'}`;
      const part = { ...selection, where, evidenceLimit };
      movers.push({
        name,
        compared: await compare(desk, part, id, label, sumOf(selection.chosen)),
      });
    }
    if (movers.length > 0) found.push({ dimension, movers });
  }
  return found;
}

async function moverNames(
  desk: FactDesk,
  { chosen, plan }: Selection,
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
     WHERE (${now}) OR (${before})
     GROUP BY ALL
     ORDER BY abs(value - before) DESC, value DESC, name ASC NULLS LAST
     LIMIT ${moversShown}`,
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
