import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalyzePlan } from '../../../../main/domain/run/plan.ts';
import { analyze } from '../../../../main/pipeline/analyze/analyze.ts';
import { withSnapshot } from '../../../../main/pipeline/analyze/duckdb.ts';
import { findBareNumbers } from '../../../../main/pipeline/report/bare-numbers.ts';
import { factValue, failureOf, fetched, file, planFor } from '../bench.ts';
import { wave } from './wave.ts';

const options = { time: null, value: null, by: null, unit: null };

/** The week from 2 to 8 February 2026, four weeks after the series of `wave` begins. */
const week = {
  window: {
    key: 'week:2026-W06',
    fromMs: Date.UTC(2026, 1, 2),
    toMs: Date.UTC(2026, 1, 9),
  },
};

function planOf(
  snapshot: Parameters<typeof planFor>[0],
  change: { readonly by?: string } = {},
): AnalyzePlan {
  const analysis = {
    ...({ recipe: 'anomalies', narrator: 'embedded' } as const),
    options: { ...options, ...change },
  };
  return planFor(snapshot, { ...week, analysis, jobName: 'Load of the servers' });
}

/** Five weeks of hours, some of them changed by name (`2026-02-04 03:00`). */
function hours(changed: Readonly<Record<string, number | null>> = {}, prefix = ''): string {
  return wave(5 * 168)
    .map(({ wallMs, value }) => {
      const at = new Date(wallMs).toISOString().slice(0, 16).replace('T', ' ');
      const shown = at in changed ? (changed[at] ?? '') : value.toFixed(2);
      return `${prefix}${at},${shown}\n`;
    })
    .join('');
}

async function reportOn(csv: string, change: { readonly by?: string } = {}) {
  const plan = planOf(await fetched(file('load.csv', csv)), change);
  return (await analyze(plan, () => undefined)).report;
}

test('a calm week says so in one line, without a chart, and is quiet', async () => {
  const report = await reportOn(`at,load\n${hours()}`);
  expect({ ...report, html: '', markdown: '', text: '', facts: [] }).toMatchObject({
    headline: 'Nothing worth telling: Load is as usual.',
    result: '168 values, all as usual',
    charts: [],
    isQuiet: true,
  });
});

test('a value is told with what was usual at its hour and why it is strange', async () => {
  const report = await reportOn(`at,load\n${hours({ '2026-02-04 03:00': 147.5 })}`);
  expect(report.headline).toMatch(
    /^Load was 147\.50 on 4 Feb 2026, 03:00, usually 6\d\.\d\d to 6\d\.\d\d at this hour\.$/,
  );
  expect(report.text).toContain('It is unusually high at this hour');
  expect(report.isQuiet).toBe(false);
  expect(report.charts[0]?.x).toHaveLength(7);
});

test('what was usual is what the hand computes from the same hour of the day before', async () => {
  const report = await reportOn(`at,load\n${hours({ '2026-02-04 03:00': 147.5 })}`);
  const threes = wave(5 * 168).filter(
    ({ wallMs }) => wallMs < Date.UTC(2026, 1, 4, 3) && (wallMs / 3_600_000) % 24 === 3,
  );
  const sorted = threes.map(({ value }) => Number(value.toFixed(2))).sort((a, b) => a - b);
  const id = 'anomaly.2026-02-04T03:00:00';
  const fact = report.facts.find((one) => one.id === `${id}.usual`);
  expect(fact?.evidence.total).toBe(threes.length);
  const middle = ((sorted[14] ?? 0) + (sorted[15] ?? 0)) / 2;
  expect(threes).toHaveLength(30);
  expect(fact?.value).toBeCloseTo(middle, 9);
});

test("times with an offset are judged by the hour of the job's zone", async () => {
  const rows = wave(5 * 168).map(({ wallMs, value }) => {
    const at = new Date(wallMs).toISOString();
    return `${at},${at.startsWith('2026-02-04T02:00') ? 147.5 : value.toFixed(2)}\n`;
  });
  const snapshot = await fetched(file('load.csv', `at,load\n${rows.join('')}`));
  const plan = { ...planOf(snapshot), zone: 'Europe/Berlin' };
  const { report } = await analyze(plan, () => undefined);
  const usual = report.facts.find(({ id }) => id === 'anomaly.2026-02-04T03:00:00.usual');
  expect(report.headline).toContain('on 4 Feb 2026, 03:00');
  expect(usual?.evidence.total).toBe(30);
});

test('each group is a series of its own, and the report names the strange one', async () => {
  const csv = `host,at,load\n${hours({}, 'web,')}${hours({ '2026-02-03 12:00': 900 }, 'db,')}`;
  const report = await reportOn(csv, { by: 'host' });
  expect(report.headline).toContain('Load of db was 900 on 3 Feb 2026, 12:00, usually 149 to 151');
  expect(report.text).toContain('It is the highest value so far');
  expect(factValue(report, 'anomalies')).toBe(1);
});

test('missing values and a long gap are told in the data notes and disturb nothing', async () => {
  const rows = hours({ '2026-02-05 10:00': null })
    .split('\n')
    .filter((line) => !/^2026-02-06 (0\d|1[01])/.test(line));
  const report = await reportOn(`at,load\n${rows.join('\n')}`);
  expect(report.isQuiet).toBe(true);
  expect(report.text).toContain('Rows of this period without a readable load: 1.');
  expect(report.text).toContain('From 5 Feb 2026, 23:00 no row came for 780 minutes.');
});

test('a window without values says how far the data reaches', async () => {
  const report = await reportOn('at,load\n2026-01-05 10:00,5\n2026-01-05 11:00,6\n');
  expect(report.headline).toBe(
    'No values of load for 2 Feb 2026 to 8 Feb 2026: the newest row of load.csv is of 5 Jan 2026, 11:00.',
  );
  expect(report.isQuiet).toBe(false);
});

test('a file without numbers is refused with its columns', async () => {
  const failure = await failureOf(reportOn('at,host\n2026-02-03,web\n2026-02-04,db\n'));
  expect(failure).toMatchObject({
    code: 'analysis-failed',
    permanent: true,
    message: expect.stringContaining('Its columns are "at", "host".'),
  });
});

const cell = fc.record({
  hour: fc.integer({ min: 0, max: 24 * 14 }),
  host: fc.constantFrom('web', 'Store 12', '', "o'b", 'a|b`c'),
  load: fc.option(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(100_000))),
});

test('any table gives the same report twice, each number is a fact, and each fact is what its query returns', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 120 }), async (cells) => {
      const lines = cells.map(({ hour, host, load }) => {
        const at = new Date(Date.UTC(2026, 0, 26) + hour * 3_600_000).toISOString().slice(0, 16);
        return `${at},"${host}",${load ?? ''}`;
      });
      const csv = `at,host,load\n2026-02-03 00:00,web,1\n${lines.join('\n')}\n`;
      const plan = planOf(await fetched(file('load.csv', csv)), { by: 'host' });
      const once = await analyze(plan, () => undefined);
      expect(await analyze(plan, () => undefined)).toEqual(once);
      expect(findBareNumbers(once.report.markdown)).toEqual([]);
      await withSnapshot(plan, async (query) => {
        for (const fact of once.report.facts) {
          expect((await query(fact.query)).rows[0]?.[0]).toEqual(fact.value);
        }
      });
    }),
    { numRuns: 15, seed: 20261127 },
  );
});

test('how many values were strange stands beside what the report before stated', async () => {
  const csv = `at,load\n${hours({ '2026-02-04 03:00': 147.5 })}`;
  const plan = planOf(await fetched(file('load.csv', csv)));
  const previousFacts = [
    { id: 'values', value: 168, text: '168' },
    { id: 'anomalies', value: 4, text: '4' },
  ];
  const { report } = await analyze({ ...plan, previousFacts }, () => undefined);
  expect(report.text).toMatch(/Last report\s+This report\s+Unlike before\s+4\s+1/);
  expect(report.text).toMatch(/Same as last time\s+Values of load: 168/);
});
