// Makes the sample sales data: node make-sales.ts [--to 2026-11-30[T14:30]] [--days 110] [--out sales.csv]
// Deterministic, and a day's rows depend on its date only: a later end adds rows and changes none.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Random, seeded } from './seeded.ts';

const regions = [
  { name: 'EMEA', weight: 34, reps: ['Ines Albrecht', 'Tomas Novak', 'Yara Haddad'] },
  { name: 'Americas', weight: 38, reps: ['Dana Whitfield', 'Luis Ortega', 'Kim Beaumont'] },
  { name: 'APAC', weight: 20, reps: ['Mei Tanaka', 'Arjun Rao'] },
  { name: 'Nordics', weight: 8, reps: ['Signe Dahl'] },
] as const;
const products = [
  { name: 'Starter', price: 49, weight: 46, most: 6 },
  { name: 'Team', price: 189, weight: 30, most: 5 },
  { name: 'Business', price: 640, weight: 17, most: 3 },
  { name: 'Support', price: 120, weight: 7, most: 2 },
] as const;
const channels = [
  { name: 'Online', weight: 55 },
  { name: 'Partner', weight: 25 },
  { name: 'Direct', weight: 20 },
] as const;
const dayMs = 86_400_000;

/**
 * Sample orders as CSV with a header.
 * @param options `to` is a date (its whole day is made) or a local date and time (rows strictly
 * before it)
 */
export function makeSales({ to, days = 110 }: { readonly to: string; readonly days?: number }): string {
  const lastDay = Date.parse(`${to.slice(0, 10)}T00:00:00Z`);
  const end = to.length > 10 ? to : `${to}T24:00`;
  const lines = ['order date,order id,region,product,channel,sales rep,quantity,net amount'];
  for (let day = lastDay - (days - 1) * dayMs; day <= lastDay; day += dayMs) {
    lines.push(...ordersOf(day).filter((line) => line.slice(0, 16).replace(' ', 'T') < end));
  }
  return `${lines.join('\n')}\n`;
}

function ordersOf(day: number): string[] {
  const date = new Date(day).toISOString().slice(0, 10);
  const random = seeded(`orders of ${date}`);
  const week = Math.floor((day / dayMs + 3) / 7);
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
  const count = Math.round((isWeekend ? 26 : 42) * (0.85 + 0.3 * random()));
  const orders = [];
  for (let n = 0; n < count; n++) {
    const region = pick(regions, random, (item) => item.weight * moodOf(week, item.name));
    const product = pick(products, random, (item) => item.weight * moodOf(week, item.name));
    const quantity = 1 + Math.floor(random() * product.most);
    const discount = random() < 0.3 ? 0.05 + 0.15 * random() : 0;
    orders.push({
      second: secondOfDay(random, n, count),
      region: region.name,
      product: product.name,
      channel: pick(channels, random, (item) => item.weight).name,
      rep: region.reps[Math.floor(random() * region.reps.length)],
      quantity,
      net: (quantity * product.price * (1 - discount)).toFixed(2),
    });
  }
  orders.sort((a, b) => a.second - b.second);
  return orders.map((order, n) => {
    const time = new Date(day + order.second * 1000).toISOString().slice(11, 19);
    const id = `SO-${date.replaceAll('-', '')}-${String(n + 1).padStart(3, '0')}`;
    const { region, product, channel, rep, quantity, net } = order;
    return [`${date} ${time}`, id, region, product, channel, rep, quantity, net].join(',');
  });
}

/** Shops sell at night too: one order in four falls anywhere in the day, the rest in office hours. */
function secondOfDay(random: Random, n: number, count: number): number {
  if (n < count / 4) return Math.floor(random() * 86_400);
  return Math.floor((8 + 11 * (random() + random()) / 2) * 3600);
}

/** How a week goes for a region or a product: most are near the usual, some are far off. */
function moodOf(week: number, name: string): number {
  const random = seeded(`week ${week} of ${name}`);
  return random() < 0.2 ? 0.55 + 0.9 * random() : 0.9 + 0.2 * random();
}

function pick<T>(items: readonly T[], random: Random, weightOf: (item: T) => number): T {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of items) {
    left -= weightOf(item);
    // Rounding may leave a hair above zero at the very last item.
    if (left < 0 || item === items.at(-1)) return item;
  }
  throw new Error('there is nothing to pick from');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const argument = (name: string, fallback: string): string => {
    const at = process.argv.indexOf(name);
    return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
  };
  const to = argument('--to', '2026-11-30');
  const csv = makeSales({ to, days: Number(argument('--days', '110')) });
  writeFileSync(argument('--out', fileURLToPath(new URL('sales.csv', import.meta.url))), csv);
}
