// Makes the sample customers and their orders: node make-customers.ts [--to 2026-11-30] [--weeks 104] [--out DIR]
// Deterministic, and a customer depends on its week only: a later end adds rows and changes none.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Random, seeded } from './seeded.ts';

const dayMs = 86_400_000;
const customersPerWeek = 11;
/** How often a plan orders, and which part of its customers stops in a week. */
const plans = [
  { name: 'Basic', share: 0.5, gapDays: 15, stops: 0.022 },
  { name: 'Team', share: 0.35, gapDays: 10, stops: 0.009 },
  { name: 'Business', share: 0.15, gapDays: 6, stops: 0.004 },
] as const;
const countries = ['Germany', 'France', 'Poland', 'Spain'] as const;

export interface SampleCustomers {
  readonly customers: string;
  readonly orders: string;
}

/**
 * A shop's customers and orders as two CSV files. Some customers stop, most of them after they have
 * ordered less often for some weeks.
 * @param options `to` is the last day with orders
 */
export function makeCustomers({
  to,
  weeks = 104,
}: { readonly to: string; readonly weeks?: number }): SampleCustomers {
  const end = Date.parse(`${to.slice(0, 10)}T00:00:00Z`) + dayMs;
  const firstWeek = Math.floor(end / dayMs / 7) - weeks;
  const people: string[] = [];
  const orders: { readonly at: number; readonly line: string }[] = [];
  for (let week = firstWeek; week * 7 * dayMs < end; week += 1) {
    for (let n = 0; n < customersPerWeek; n += 1) {
      const random = seeded(`customer ${n} of week ${week}`);
      const since = (week * 7 + Math.floor(random() * 7)) * dayMs;
      if (since >= end) continue;
      const id = `C-${week}-${String(n).padStart(2, '0')}`;
      const plan = planFor(random());
      const country = countries[Math.floor(random() * countries.length)];
      people.push([id, day(since), plan.name, country].join(','));
      for (const at of orderTimes(since, end, plan, random)) {
        const amount = (20 + 180 * random()).toFixed(2);
        orders.push({ at, line: [day(at), id, amount].join(',') });
      }
    }
  }
  orders.sort((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1));
  return {
    customers: csv('customer_id,signed_up,plan,country', people),
    orders: csv('order_date,customer_id,amount', orders.map(({ line }) => line)),
  };
}

function orderTimes(
  since: number,
  end: number,
  { gapDays, stops }: (typeof plans)[number],
  random: Random,
): number[] {
  const stopsAfterDays = (-Math.log(1 - random()) / stops) * 7;
  const fades = random() < 0.7;
  const times: number[] = [];
  for (let atDays = 0; atDays < stopsAfterDays; ) {
    const at = since + atDays * dayMs;
    if (at >= end) break;
    times.push(at);
    const isFading = fades && stopsAfterDays - atDays < 40;
    atDays += gapDays * (0.4 + 1.2 * random()) * (isFading ? 2.2 : 1);
  }
  return times;
}

function planFor(share: number): (typeof plans)[number] {
  if (share < plans[0].share) return plans[0];
  return share < plans[0].share + plans[1].share ? plans[1] : plans[2];
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function csv(header: string, lines: readonly string[]): string {
  return `${[header, ...lines].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const argument = (name: string, fallback: string): string => {
    const at = process.argv.indexOf(name);
    return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
  };
  const folder = argument('--out', '.');
  const made = makeCustomers({
    to: argument('--to', '2026-11-30'),
    weeks: Number(argument('--weeks', '104')),
  });
  writeFileSync(join(folder, 'customers.csv'), made.customers);
  writeFileSync(join(folder, 'orders.csv'), made.orders);
}
