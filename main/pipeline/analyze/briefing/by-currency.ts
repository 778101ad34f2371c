import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDesk } from '../fact-desk.ts';
import type { Chosen } from './choose-columns.ts';
import { inCurrency } from './currencies.ts';
import { type Compared, compare, type Selection, sumOf } from './totals.ts';

/** All rows; of several currencies those of the most frequent one, because amounts of two never add up. */
export function selectionOf(chosen: Chosen, plan: AnalyzePlan): Selection {
  const { currencies } = chosen;
  const [code] = currencies?.codes ?? [];
  const isMixed = currencies !== null && code !== undefined && currencies.codes.length > 1;
  const where = isMixed ? inCurrency(currencies, code) : '';
  return { chosen, plan, where, evidenceLimit: 50, beside: 0 };
}

/** The total of each currency by itself; nothing where there is only one. */
export async function findByCurrency(
  desk: FactDesk,
  selection: Selection,
): Promise<readonly { readonly code: string; readonly total: Compared }[]> {
  const { chosen } = selection;
  const { currencies } = chosen;
  if (currencies === null || currencies.codes.length < 2) return [];
  const found: { readonly code: string; readonly total: Compared }[] = [];
  for (const code of currencies.codes) {
    const own = {
      ...selection,
      where: inCurrency(currencies, code),
      chosen: { ...chosen, unit: code },
    };
    const label = `${chosen.measure ?? 'rows'} in ${code}`;
    const form = { format: 'amount', unit: code } as const;
    const total = await compare(desk, own, `currency.${code}`, label, sumOf(chosen), form);
    found.push({ code, total });
  }
  return found;
}
