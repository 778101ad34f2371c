import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CustomBlock } from '../../../main/domain/analysis/custom-block.ts';
import type { Report } from '../../../main/domain/report/report.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { withSnapshot } from '../../../main/pipeline/analyze/duckdb.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { factValue, fetchedFrom, file, folder, planFor, twoWeeks } from './bench.ts';
import { customOf, orderBlocks } from './cast/custom-blocks.ts';

const planOn = async (path: string, blocks: readonly CustomBlock[], change = {}) =>
  planFor(await fetchedFrom([csvSource('orders', path)]), {
    analysis: customOf(blocks),
    ...change,
  });

async function reportOn(
  blocks: readonly CustomBlock[],
  change: Parameters<typeof planFor>[1] = {},
): Promise<Report> {
  const plan = await planOn(file('orders.csv', twoWeeks), blocks, change);
  return (await analyze(plan, () => undefined)).report;
}

test('a fact, a table and a chart are made of the job’s own SQL', async () => {
  const report = await reportOn(orderBlocks);
  expect(report.headline).toBe('Net of the period: 800.00 EUR.');
  expect(report.result).toBe('net of the period 800.00 EUR, By region 2 rows, Net by day 6 rows');
  expect(report.text).toContain('Region Orders Net\nAPAC 2 849.50\nEMEA 4 950.50');
  expect(report.charts).toMatchObject([
    {
      kind: 'bar',
      title: 'Net by day',
      series: [{ name: 'net', values: [400, 200, 400, 250, 100.5, 449.5] }],
    },
  ]);
});

test('each number of a table is a fact that its own query returns', async () => {
  const plan = await planOn(file('orders.csv', twoWeeks), orderBlocks);
  const { report } = await analyze(plan, () => undefined);
  const asked = await withSnapshot(plan, async (query) => {
    const values = [];
    for (const fact of report.facts) values.push((await query(fact.query)).rows[0]?.[0]);
    return values;
  });
  expect(asked).toEqual(report.facts.map((fact) => fact.value));
  expect(factValue(report, 'block.by-region.EMEA.net')).toBe(950.5);
});

test('the next report says what the figure was in the last one', async () => {
  const first = await reportOn(orderBlocks);
  const next = await reportOn(orderBlocks, { days: [1, 8], previousFacts: first.facts });
  expect(next.headline).toBe('Net of the period: 1,000 EUR, after 800.00 EUR in the last report.');
});

test('a table of many rows shows the first and says how many there are', async () => {
  const sql = 'SELECT range AS n FROM range(100) ORDER BY n DESC';
  const report = await reportOn([{ id: 'many', show: 'table', title: 'Many', sql }]);
  expect(report.text).toContain('The first of 100 rows.');
  expect(factValue(report, 'block.many.row 1.n')).toBe(99);
});

test.each<[Partial<CustomBlock>, string]>([
  [{ sql: 'SELECT 1, 2' }, 'answers one row with 2 columns'],
  [{ sql: 'SELECT net FROM orders' }, 'answers several rows with 1 columns'],
  [{ sql: 'SELECT net FROM orders WHERE FALSE' }, 'answers no row'],
  [{ show: 'chart', sql: 'SELECT date, region FROM orders' }, 'cannot be drawn'],
  [{ show: 'table', sql: "ATTACH '/tmp/x.db'" }, 'is not a SELECT'],
  [{ show: 'table', sql: 'SELECT now()' }, 'uses now'],
  [{ show: 'table', sql: "COPY orders TO '/tmp/x'" }, 'is not a SELECT'],
  [{ show: 'table', sql: "SELECT * FROM '/etc/passwd'" }, 'failed: '],
])('%j is refused in one sentence', async (change, sentence) => {
  const block = { id: 'own', title: 'Own', show: 'fact', format: 'amount', unit: null, ...change };
  await expect(reportOn([block as CustomBlock])).rejects.toMatchObject({
    code: 'analysis-failed',
    permanent: true,
    message: expect.stringContaining(sentence),
  });
});

test('a table over the weather of vega-datasets holds what sqlite3 computes', async () => {
  const weather = join(process.cwd(), 'node_modules/vega-datasets/data/seattle-weather.csv');
  const select = (months: string, t: string) =>
    `SELECT weather, count(*) AS days, round(sum(precipitation${t}), 1) AS rain, max(temp_max${t}) AS warmest FROM weather WHERE ${months} GROUP BY weather ORDER BY weather`;
  const sql = select('year(date) = 2014', '');
  const plan = planFor(await fetchedFrom([csvSource('weather', weather)]), {
    analysis: customOf([{ id: 'kinds', show: 'table', title: 'Kinds of weather', sql }]),
  });
  const { report } = await analyze(plan, () => undefined);
  const input = `.import --csv ${weather} weather\n.mode json\n${select("date LIKE '2014%'", ' + 0')};`;
  const expected: readonly Record<string, string | number>[] = JSON.parse(
    execFileSync('sqlite3', [`${folder()}/a.db`], { input, encoding: 'utf8' }),
  );
  for (const row of expected) {
    const found = ['days', 'rain', 'warmest'].map((column) =>
      factValue(report, `block.kinds.${row.weather}.${column}`),
    );
    expect(found).toEqual([row.days, row.rain, row.warmest]);
  }
  expect(expected.length).toBeGreaterThan(3);
});
