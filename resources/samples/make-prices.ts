// Makes the sample prices of a market: node make-prices.ts [--to 2026-11-30] [--days 420] [--out prices.csv]
// Deterministic, and a day's prices depend on the days before it only: a later end adds rows and changes none.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seeded } from './seeded.ts';

const dayMs = 86_400_000;
/** The walk begins here whatever is asked for, so that every end tells one story. */
const firstDay = Date.parse('2025-01-01T00:00:00Z');
/** Invented, and none of them a real instrument: daily volatility and drift in percent. */
const instruments = [
  { symbol: 'ALPA', start: 84, volatility: 1.4, drift: 0.03 },
  { symbol: 'BERG', start: 212, volatility: 1.1, drift: 0.05 },
  { symbol: 'CORA', start: 37, volatility: 2.4, drift: -0.02 },
  { symbol: 'DELT', start: 128, volatility: 0.8, drift: 0.02 },
  { symbol: 'ECHO', start: 19, volatility: 3.1, drift: 0.06 },
  { symbol: 'FARO', start: 301, volatility: 1.2, drift: 0.01 },
  { symbol: 'GOLD', start: 1840, volatility: 0.9, drift: 0.03 },
  { symbol: 'HELI', start: 55, volatility: 1.8, drift: 0 },
] as const;

/**
 * Closing prices as CSV with a header, a row an instrument and trading day (Monday to Friday).
 * @param options `to` is the last day with prices
 */
export function makePrices({ to, days = 420 }: { readonly to: string; readonly days?: number }): string {
  const last = Date.parse(`${to.slice(0, 10)}T00:00:00Z`);
  const lines = ['date,symbol,close'];
  const prices = new Map<string, number>(instruments.map(({ symbol, start }) => [symbol, start]));
  for (let day = firstDay; day <= last; day += dayMs) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    const date = new Date(day).toISOString().slice(0, 10);
    for (const { symbol, volatility, drift } of instruments) {
      const random = seeded(`${symbol} on ${date}`);
      // Twelve uniform numbers make a normal one; now and then a day is three times as wild.
      const normal = Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
      const wild = random() < 0.015 ? 3 : 1;
      const before = prices.get(symbol) ?? 0;
      const price = Math.max(0.5, before * (1 + (drift + volatility * wild * normal) / 100));
      prices.set(symbol, price);
      if (day > last - days * dayMs) lines.push(`${date},${symbol},${price.toFixed(2)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const argument = (name: string, fallback: string): string => {
    const at = process.argv.indexOf(name);
    return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
  };
  const csv = makePrices({
    to: argument('--to', '2026-11-30'),
    days: Number(argument('--days', '420')),
  });
  writeFileSync(argument('--out', 'prices.csv'), csv);
}
