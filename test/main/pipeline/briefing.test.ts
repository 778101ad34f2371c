import { expect, test } from 'vitest';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { withSnapshot } from '../../../main/pipeline/analyze/duckdb.ts';
import { makeSales } from '../../../resources/samples/make-sales.ts';
import { factValue, fetched, file, nothingChosen, planFor, reportOn, twoWeeks } from './bench.ts';

test('the headline says what fell, by how much, and what explains it', async () => {
  const report = await reportOn(twoWeeks);
  expect(report.headline).toBe(
    'Net fell 20.0 % to 800.00 EUR; EMEA alone accounts for more than the fall, down 41.6 %.',
  );
  expect(report.result).toBe('3 rows, 800.00 EUR');
});

test('totals, averages and movers are what the hand adds up', async () => {
  const report = await reportOn(twoWeeks);
  const ids = ['total', 'total.before', 'total.change', 'total.percent', 'rows', 'average'];
  const emea = ['by.region.EMEA', 'by.region.EMEA.before', 'by.region.EMEA.change'];
  expect([...ids, ...emea].map((id) => factValue(report, id))).toEqual([
    ...[800, 1000, -200, -20, 3, 800 / 3],
    ...[350.5, 600, -249.5],
  ]);
});

test('a week of the sample data adds up to what plain JavaScript adds up', async () => {
  const csv = makeSales({ to: '2026-11-20', days: 40 });
  const report = await reportOn(csv);
  const cents = csv
    .split('\n')
    .filter((line) => line >= '2026-11-08' && line < '2026-11-15')
    .map((line) => Math.round(Number(line.split(',')[7]) * 100));
  expect(factValue(report, 'rows')).toBe(cents.length);
  expect(factValue(report, 'total')).toBe(cents.reduce((sum, cent) => sum + cent, 0) / 100);
});

test('each fact is what its own query returns on the snapshot', async () => {
  const plan = planFor(await fetched(file('orders.csv', twoWeeks)));
  const { report } = await analyze(plan, () => undefined);
  const asked = await withSnapshot(plan, async (query) => {
    const values = [];
    for (const fact of report.facts) values.push((await query(fact.query)).rows[0]?.[0]);
    return values;
  });
  expect(asked).toEqual(report.facts.map((fact) => fact.value));
});

test('facts are numbered in the order of the text', async () => {
  const { markdown, facts } = await reportOn(twoWeeks);
  const cited = [...markdown.matchAll(/\(fact\/(\d+)\)/g)].map((match) => Number(match[1]));
  const first = cited.filter((n, at) => cited.indexOf(n) === at);
  expect(first).toEqual(first.map((_, at) => at + 1));
  expect(facts.map((fact) => fact.n)).toEqual(facts.map((_, at) => at + 1));
});

test('the evidence of a total is its rows, largest first, with their place in the file', async () => {
  const report = await reportOn(twoWeeks);
  expect(report.facts.find((fact) => fact.id === 'total')?.evidence).toEqual({
    columns: ['_row', 'date', 'net', 'region'],
    rows: [
      [6, '2026-11-11 10:00:00', 449.5, 'APAC'],
      [4, '2026-11-09 10:00:00', 250, 'EMEA'],
      [5, '2026-11-10 10:00:00', 100.5, 'EMEA'],
    ],
    total: 3,
  });
});

test('a window without rows says so in one line and analyses nothing', async () => {
  const report = await reportOn(twoWeeks, { days: [20, 21] });
  expect(report.headline).toBe(
    'No rows for 20 Nov 2026: the newest row of orders.csv is of 11 Nov 2026, 10:00.',
  );
  expect(report.result).toBe('no rows');
  expect(report.charts).toEqual([]);
  expect(report.markdown).not.toContain('## By');
});

test('without a period before there is no percentage', async () => {
  const report = await reportOn(twoWeeks, { days: [2, 9] });
  expect(report.headline).toBe(
    'Net came to 1,000 EUR; the period before has no rows to compare with.',
  );
  expect(factValue(report, 'total.percent')).toBeUndefined();
});

test('from nothing the change is told in amounts, not in percent', async () => {
  const report = await reportOn('date,net\n2026-11-02,0\n2026-11-09,7\n');
  expect(report.headline).toBe('Net rose from 0.00 EUR to 7.00 EUR.');
});

test('what did not change stayed where it was', async () => {
  const report = await reportOn('date,net\n2026-11-02,7\n2026-11-09,7\n');
  expect(report.headline).toBe('Net stayed at 7.00 EUR.');
});

test('without a column worth adding up the rows are counted', async () => {
  const report = await reportOn('date,code\n2026-11-02,7\n2026-11-09,8\n2026-11-10,9\n');
  expect(report.headline).toBe('Rows rose 100.0 % to 2.');
});

test('rows without a date are counted in the data notes and in no figure', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => `${n === 7 ? 'soon' : '2026-11-09'},1`);
  const report = await reportOn(`date,net\n${rows.join('\n')}\n`);
  expect([factValue(report, 'rows'), factValue(report, 'data.undated')]).toEqual([39, 1]);
  expect(report.text).toContain('Rows without a readable date: 1. They are in no figure');
});

test('data that ends before the window does is pointed out', async () => {
  const { text } = await reportOn(twoWeeks);
  expect(text).toContain('11 Nov 2026, 10:00. That is before the end of this period');
});

test('a column that the job names and the file lost is named with those that are left', async () => {
  const options = { ...nothingChosen, measure: 'gross' };
  const analysis = { recipe: 'briefing', narrator: 'embedded', options } as const;
  await expect(reportOn(twoWeeks, { analysis })).rejects.toMatchObject({
    code: 'source-changed',
    permanent: true,
    message: expect.stringContaining(
      'no column "gross" any more. Its columns are "date", "region", "net".',
    ),
  });
});

test('a file without dates cannot be briefed', async () => {
  await expect(reportOn('name,net\na,1\nb,2\n')).rejects.toMatchObject({
    code: 'analysis-failed',
    permanent: true,
  });
});

test('a figure of the last report that the file no longer confirms is called corrected', async () => {
  const first = await reportOn(twoWeeks.replace('449.50', '449.00'), { days: [8, 15] });
  const next = await reportOn(`${twoWeeks}2026-11-16 10:00:00,EMEA,5.00\n`, {
    days: [15, 22],
    previousFacts: first.facts,
  });
  expect(next.text).toContain(
    'The last report stated 799.50 EUR for the period before; the file now says 800.00 EUR. Rows came late or were corrected.',
  );
});

test('a second report about one period says that nothing changed', async () => {
  const first = await reportOn(twoWeeks);
  const again = await reportOn(twoWeeks, { previousFacts: first.facts });
  expect(again.text).toContain('Same as last time');
});

test('names out of the data are text, whatever they hold', async () => {
  const evil = '"<img src=x onerror=alert(1)> [1](javascript:x) | `9`"';
  const report = await reportOn(twoWeeks.replaceAll('EMEA', evil));
  expect(report.html).not.toMatch(/<img src="?x|href="javascript/);
  expect(report.html).toContain('&#x3C;img src=x onerror=alert(1)> [1](javascript:x) | `9`');
});

test('two names that would make one id stay two facts', async () => {
  const report = await reportOn(twoWeeks.replaceAll('EMEA', 'X').replaceAll('APAC', 'X.before'));
  const ids = report.facts.map((fact) => fact.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a file that was waited for in vain is named in the notes, and again at every replay', async () => {
  const snapshot = await fetched(file('orders.csv', twoWeeks), {}, ['orders']);
  const { report } = await analyze(planFor(snapshot), () => undefined);
  expect(report.text).toContain(
    'The job waited for orders.csv in vain: it was not ready when the wait ended',
  );
  expect((await reportOn(twoWeeks)).text).not.toContain('in vain');
});

test('one is said as one: a row, not rows', async () => {
  const { result, text } = await reportOn('date,net\n2026-11-09,5\n');
  expect(result).toMatch(/^1 row, /);
  expect(text).toContain('orders.csv has 1 row, 1 of them in this period.');
});

const withoutUnit = {
  recipe: 'briefing',
  narrator: 'embedded',
  options: { ...nothingChosen, unit: null },
} as const;

test('the column with money is the amount, in the currency that its cells state', async () => {
  const rows = ['03.11.2026;3;100,50 €', '09.11.2026;4;201,00 €'];
  const report = await reportOn(['Tag;Stunden;Erlöse', ...rows, ''].join('\n'), {
    analysis: withoutUnit,
  });
  expect(report.headline).toBe('Erlöse rose 100.0 % to 201.00 EUR.');
});

test('a price is not added up, and a dollar is of no country until somebody says so', async () => {
  const csv = 'day,unit price,paid\n2026-11-03,$5,$10\n2026-11-09,$5,$20\n';
  expect((await reportOn(csv, { analysis: withoutUnit })).headline).toBe(
    'Paid rose 100.0 % to 20.',
  );
});
