import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { announceReport } from '../../../main/domain/delivery/announcement.ts';
import type { AnalyzePlan } from '../../../main/domain/run/plan.ts';
import { windowBefore, windowsBefore } from '../../../main/domain/schedule/window-before.ts';
import { plainJob } from '../../cast/plain-job.ts';
import { doneRun } from '../command/typed.ts';
import { factValue, nothingChosen, reportOn } from './bench.ts';

const day = 86_400_000;
const weather = readFileSync(
  join(import.meta.dirname, '../../../node_modules/vega-datasets/data/seattle-weather.csv'),
  'utf8',
);

/** A plan's windows: this one, the one before, and the history behind it. */
function windows(
  kind: 'day' | 'week' | 'month',
  from: string,
  to: string,
): Pick<AnalyzePlan, 'window' | 'compareWith' | 'earlier'> {
  const window = { key: `${kind}:${from}`, fromMs: Date.parse(from), toMs: Date.parse(to) };
  return {
    window,
    compareWith: windowBefore({ kind }, window, 'UTC'),
    earlier: windowsBefore({ kind }, window, 'UTC', kind === 'day' ? 64 : 26),
  };
}

function rain(measure: string): Pick<AnalyzePlan, 'analysis'> {
  const options = { ...nothingChosen, measure, dimensions: ['weather'], unit: 'mm' };
  return { analysis: { recipe: 'briefing', narrator: 'embedded', options } };
}

/** A figure a day of November and the two months before, made by its day number. */
function daily(figure: (at: number) => number, days = 76): string {
  const rows = Array.from({ length: days }, (_, at) => {
    const date = new Date(Date.UTC(2026, 8, 1) + at * day).toISOString().slice(0, 10);
    return `${date},${figure(at)}`;
  });
  return `date,net\n${rows.join('\n')}\n`;
}

test('the rain of November 2015 in Seattle stands to its history as Python computes it', async () => {
  const november = windows('month', '2015-11-01', '2015-12-01');
  const report = await reportOn(weather, { ...november, ...rain('precipitation') });
  // Printed by oracle/seattle.py, which shares nothing with the recipe.
  const expected = {
    total: 212.6,
    'total.before': 122.4,
    'total.percent': 73.69281,
    'by.weather.rain': 212.6,
    'history.count': 26,
    'history.median': 88.15,
    'history.low': 40.0,
    'history.high': 122.25,
    'history.score': 1.909932,
    'trend.slope': -1.329412,
    'trend.score': -0.708795,
    'outlook.low': 150.55,
    'outlook.high': 300.1,
    'outlook.changes': 26,
    'year-ago.total': 123.1,
    'year-ago.percent': 72.705118,
  };
  for (const [id, value] of Object.entries(expected)) {
    expect(factValue(report, id), id).toBeCloseTo(value, 5);
  }
});

test('a figure far from its own history is called so, with its outlook', async () => {
  const csv = daily((at) => (at === 74 ? 500 : 100 + ((at * 7) % 5)));
  const { text } = await reportOn(csv, windows('day', '2026-11-14', '2026-11-15'));
  expect(text).toContain('Net is far outside of its usual range');
  expect(text).toMatch(/in four of five cases \(from \d+ past changes from period to period\)/);
});

test('a day of a strong week is judged by the same weekdays', async () => {
  const csv = daily((at) => (at % 7 === 5 ? 10 : 100) + ((at * 11) % 13));
  const report = await reportOn(csv, windows('day', '2026-11-14', '2026-11-15'));
  expect(factValue(report, 'season.worst.day')).toBe('Sunday');
  expect(report.text).toContain('same weekdays before');
  expect(report.text).toContain('than in the same period a week ago (7 Nov 2026)');
});

test('a steady rise is told with its size', async () => {
  const csv = daily((at) => 100 + 5 * at);
  const { text } = await reportOn(csv, windows('day', '2026-11-14', '2026-11-15'));
  expect(text).toContain('It rises steadily, by about 5.00 EUR from period to period');
});

const still = daily((at) => 1000 + ((at * 7) % 11));
const stillDay = windows('day', '2026-11-14', '2026-11-15');

test('when nothing is worth saying the report says so in one line, and folds the figures', async () => {
  const report = await reportOn(still, stillDay);
  expect(report.headline).toMatch(
    /^Nothing worth telling: Net came to 1,00\d EUR, .* and as usual\.$/,
  );
  expect(report.html).toContain('<details><summary>The figures behind it</summary>');
  expect([report.isQuiet, report.charts]).toEqual([true, []]);
});

test('a quiet report is told to who wants every one, and not to who wants changes', async () => {
  const report = await reportOn(still, stillDay);
  const told = (when: 'always' | 'changed') =>
    announceReport(
      { ...plainJob, deliver: [{ kind: 'notification', when, required: false }] },
      doneRun,
      { report, nowMs: 0 },
    ).length;
  expect([told('always'), told('changed')]).toEqual([1, 0]);
});

const twoCurrencies = `date,region,currency,net
2026-11-02,EMEA,EUR,400
2026-11-03,APAC,USD,900
2026-11-09,EMEA,EUR,300
2026-11-10,APAC,USD,950
2026-11-11,EMEA,EUR,1
`;

test('amounts of two currencies are never added: a column each, and the headline names one', async () => {
  const report = await reportOn(twoCurrencies);
  expect(report.headline).toMatch(/^Net fell 24.8 % to 301.00 EUR/);
  expect(report.markdown).toMatch(/\| Period \| EUR \| USD \|/);
  expect(['currency.EUR', 'currency.USD'].map((id) => factValue(report, id))).toEqual([301, 950]);
  expect(report.facts.map(({ value }) => value)).not.toContain(1251);
});

test('each value of a dimension states its part of the change, and the parts add up', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', ''];
  const rows = names.flatMap((name, at) => [
    `2026-11-02,${name},10`,
    `2026-11-09,${name},${10 + at}`,
  ]);
  const report = await reportOn(`date,shop,net\n${rows.join('\n')}\n`);
  const shares = report.facts.filter(({ id }) => id.endsWith('.share'));
  expect(shares.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(100, 4);
  expect(factValue(report, 'others.shop.change')).toBe(3);
});

test('what the last report stated stands beside what this one states', async () => {
  const csv = daily((at) => 100 + 5 * at);
  const last = await reportOn(csv, windows('day', '2026-11-13', '2026-11-14'));
  const next = await reportOn(csv, {
    ...windows('day', '2026-11-14', '2026-11-15'),
    previousFacts: last.facts,
  });
  expect(next.markdown).toMatch(/\| The whole \| \[465.00 EUR\]\S+ \| \[470.00 EUR\]/);
  expect(next.markdown.indexOf('## Since the last report')).toBeLessThan(
    next.markdown.indexOf('## What changed'),
  );
  expect(next.html).toContain('<details><summary>Same as last time</summary>');
});

test('an average that the last report stated is written with the digits of the new one', async () => {
  const csv = 'date,net\n2026-11-13,700\n2026-11-13,701\n2026-11-14,800\n2026-11-14,801\n';
  const last = await reportOn(csv, windows('day', '2026-11-13', '2026-11-14'));
  const next = await reportOn(csv, {
    ...windows('day', '2026-11-14', '2026-11-15'),
    previousFacts: last.facts,
  });
  expect(next.markdown).toMatch(/\| The whole \| \[1,401 EUR\]\S+ \| \[1,601 EUR\]/);
  expect(next.markdown).toMatch(/\| Per row \| \[700.50 EUR\]\S+ \| \[800.50 EUR\]/);
});
