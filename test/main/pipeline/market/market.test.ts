import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalyzePlan } from '../../../../main/domain/run/plan.ts';
import { analyze } from '../../../../main/pipeline/analyze/analyze.ts';
import { withSnapshot } from '../../../../main/pipeline/analyze/duckdb.ts';
import { findBareNumbers } from '../../../../main/pipeline/report/bare-numbers.ts';
import { factValue, failureOf, fetched, file, planFor } from '../bench.ts';

const stocks = join(import.meta.dirname, '../../../../node_modules/vega-datasets/data/stocks.csv');
const dayMs = 86_400_000;

function planOf(
  snapshot: Parameters<typeof planFor>[0],
  fromMs: number,
  toMs = fromMs + dayMs,
): AnalyzePlan {
  return planFor(snapshot, {
    jobName: 'Market analysis',
    analysis: {
      recipe: 'market',
      narrator: 'embedded',
      options: { time: null, instrument: null, price: null, unit: 'USD' },
    },
    window: { key: 'day', fromMs, toMs },
  });
}

async function reportOn(csv: string, ...window: [number, number?]) {
  const plan = planOf(await fetched(file('prices.csv', csv)), ...window);
  return (await analyze(plan, () => undefined)).report;
}

/** Weekdays from Monday, 5 January 2026, each with a price a symbol. */
function prices(days: number, priceOf: (n: number) => Readonly<Record<string, number | null>>) {
  const weekdays = Array.from({ length: days }, (_, n) =>
    new Date(Date.UTC(2026, 0, 5 + 7 * Math.floor(n / 5) + (n % 5))).toISOString().slice(0, 10),
  );
  const lines = weekdays.flatMap((date, n) =>
    Object.entries(priceOf(n)).flatMap(([symbol, price]) =>
      price === null ? [] : [`${date},${symbol},${price}`],
    ),
  );
  return `date,symbol,close\n${lines.join('\n')}\n`;
}

/** Steps of 1 % up and down. */
const steady = (n: number) => (n % 2 === 0 ? 100 : 101);
/** The Friday of the tenth week. */
const friday = Date.UTC(2026, 2, 13);

// Printed by oracle/stocks.py, which shares nothing with the recipe.
test('the figures of real prices are those that Python computes', async () => {
  const snapshot = await fetched(stocks, { dateFormat: '%b %d %Y' });
  const { report } = await analyze(planOf(snapshot, Date.UTC(2010, 2, 1)), () => undefined);
  const figures = (symbol: string) =>
    ['last', '1d', '1w', 'mtd', 'ytd', 'step', 'drawdown'].map((id) =>
      expect.closeTo(Number(factValue(report, `${symbol}.${id}`)), 4),
    );
  expect({
    AAPL: [223.02, 8.992278, 8.992278, 8.992278, 5.832107, 12.22445, 0.0],
    AMZN: [128.82, 8.800676, 8.800676, 8.800676, -4.237288, 13.63221, -5.216688],
    GOOG: [560.19, 6.338269, 6.338269, 6.338269, -9.643859, 10.50622, -20.765205],
    IBM: [125.55, -1.266121, -1.266121, -1.266121, -3.660221, 6.5149, -3.660221],
    MSFT: [28.8, 0.453436, 0.453436, 0.453436, -5.075808, 7.33266, -17.784756],
  }).toEqual(
    Object.fromEntries(['AAPL', 'AMZN', 'GOOG', 'IBM', 'MSFT'].map((one) => [one, figures(one)])),
  );
  expect(report.headline).toBe(
    'Nothing worth telling: no price moved more than twice its usual step; AAPL moved most, +9.0 %.',
  );
});

test('a day within the usual steps says so in one line and is quiet', async () => {
  const csv = prices(50, (n) => ({ AAA: steady(n), BBB: 2 * steady(n + 1) }));
  const report = await reportOn(csv, friday);
  expect(report.headline).toBe(
    'Nothing worth telling: no price moved more than twice its usual step; AAA moved most, +1.0 %.',
  );
  expect(report.isQuiet).toBe(true);
});

test('a large move is told with the usual step of its instrument', async () => {
  const csv = prices(50, (n) => ({ AAA: n === 49 ? 120 : steady(n), BBB: steady(n + 1) }));
  const report = await reportOn(csv, friday);
  expect(report.headline).toBe(
    'AAA rose 20.0 % to 120.00 USD; BBB fell 1.0 % to 100.00 USD, the largest moves.',
  );
  expect(report.text).toContain(
    'AAA moved +20.0 % on 13 Mar 2026, more than twice its usual step of',
  );
  expect(report.charts[0]?.x).toEqual(['AAA', 'BBB']);
  expect(report.isQuiet).toBe(false);
});

test('a weekend is no trading day once the file reaches beyond it, and else a warning', async () => {
  const csv = prices(55, (n) => ({ AAA: steady(n) }));
  const [saturday, nextSaturday] = [Date.UTC(2026, 2, 14), Date.UTC(2026, 2, 21)];
  const calm = await reportOn(csv, saturday, saturday + 2 * dayMs);
  const warned = await reportOn(csv, nextSaturday, nextSaturday + 2 * dayMs);
  expect([calm, warned].map(({ headline, isQuiet }) => ({ headline, isQuiet }))).toEqual([
    {
      headline:
        'No prices for 14 Mar 2026 to 15 Mar 2026: no trading day. The last prices before are of 13 Mar 2026.',
      isQuiet: true,
    },
    {
      headline:
        'No prices for 21 Mar 2026 to 22 Mar 2026: the newest price of prices.csv is of 20 Mar 2026.',
      isQuiet: false,
    },
  ]);
});

test('missing prices, an instrument that went silent and closed weekdays are counted', async () => {
  const csv = prices(50, (n) => ({
    AAA: n === 30 ? null : steady(n),
    BBB: n === 20 || n === 21 || n === 30 ? null : steady(n),
    CCC: n > 44 ? null : steady(n),
  }));
  const report = await reportOn(csv, friday);
  const ids = ['data.gaps', 'data.stale', 'data.closed', 'data.unusable'];
  // Day 30 has a price of CCC alone and so is no trading day; it is a weekday with a price.
  expect(ids.map((id) => factValue(report, id))).toEqual([2, 1, 0, 0]);
});

test('two prices of one day count once, the later one', async () => {
  const csv = prices(50, (n) => ({ AAA: steady(n) }));
  const report = await reportOn(`${csv}2026-03-13,AAA,150\n`, friday);
  expect(factValue(report, 'AAA.last')).toBe(150);
  expect(factValue(report, 'AAA.1d')).toBe(50);
});

test('a file without prices is refused with its columns', async () => {
  const failure = await failureOf(reportOn('date,symbol\n2026-03-13,AAA\n', friday));
  expect(failure).toMatchObject({
    code: 'analysis-failed',
    message: expect.stringContaining('Its columns are "date", "symbol".'),
  });
});

const quote = fc.record({
  day: fc.integer({ min: 0, max: 90 }),
  symbol: fc.constantFrom('AAA', 'BRK.B', '600519', '', "o'b", 'a|b`c'),
  close: fc.option(fc.oneof(fc.integer({ min: -2, max: 200 }), fc.constant(0))),
});

test('any table of prices gives the same report twice, and each fact is what its query returns', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(quote, { minLength: 1, maxLength: 80 }), async (quotes) => {
      const lines = quotes.map(({ day, symbol, close }) => {
        const date = new Date(Date.UTC(2026, 0, 1) + day * dayMs).toISOString().slice(0, 10);
        return `${date},"${symbol}",${close ?? ''}`;
      });
      const csv = `date,symbol,close\n2026-01-01,AAA,5\n${lines.join('\n')}\n`;
      const plan = planOf(await fetched(file('prices.csv', csv)), friday);
      const once = await analyze(plan, () => undefined);
      expect(await analyze(plan, () => undefined)).toEqual(once);
      expect(findBareNumbers(once.report.markdown)).toEqual([]);
      await withSnapshot(plan, async (query) => {
        for (const fact of once.report.facts) {
          expect((await query(fact.query)).rows[0]?.[0]).toEqual(fact.value);
        }
      });
    }),
    { numRuns: 12, seed: 20261127 },
  );
});

test('last prices stand beside those of the report before, with what came and went', async () => {
  const csv = prices(50, (n) => ({ AAA: steady(n), BBB: n === 49 ? 150 : 100, DDD: 7 }));
  const plan = planOf(await fetched(file('prices.csv', csv)), friday);
  const stated = (id: string, value: number) => ({ id, value, text: String(value) });
  const previousFacts = [
    ...[stated('instruments', 3), stated('AAA.last', 101), stated('BBB.last', 100)],
    ...[stated('CCC.last', 5), stated('last.AAA.last', 99)],
  ];
  const { report } = await analyze({ ...plan, previousFacts }, () => undefined);
  const section = report.text.slice(report.text.indexOf('Since the last report'));
  expect(section).toMatch(/^Since the last report\s+Symbol\s+Last report\s+This report\s+BBB/);
  expect(section).toContain('New since then: DDD.');
  expect(section).toContain('Without a price now: CCC.');
  expect(factValue(report, 'last.BBB.last')).toBe(100);
  expect(findBareNumbers(report.markdown)).toEqual([]);
});
