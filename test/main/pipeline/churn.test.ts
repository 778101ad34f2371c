import { expect, test } from 'vitest';
import type { AnalysisOf } from '../../../main/domain/analysis/analysis.ts';
import type { Report } from '../../../main/domain/report/report.ts';
import type { AnalyzePlan } from '../../../main/domain/run/plan.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { withSnapshot } from '../../../main/pipeline/analyze/duckdb.ts';
import { makeCustomers } from '../../../resources/samples/make-customers.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { factValue, fetchedFrom, file, planFor } from './bench.ts';
import { pythonAnswers } from './oracle/python-answers.ts';

type Options = AnalysisOf<'churn'>['options'];

/** Ten customers; a loss takes ten days. The period is 8 to 14 November, the one before 1 to 7. */
const customers = `customer_id,since,plan
a,2026-01-05,Basic
b,2026-01-06,Basic
c,2026-04-01,Team
d,2026-04-02,Team
e,2026-11-12,Team
`;
const orders = `date,customer_id
2026-10-20,a
2026-10-30,a
2026-10-21,b
2026-10-28,b
2026-10-29,c
2026-11-13,c
2026-11-02,d
2026-11-05,d
2026-11-12,e
2026-11-20,b
2026-11-09,zz
`;

function analysisOf(change: Partial<Options> = {}): AnalysisOf<'churn'> {
  const nothing = { customers: null, activity: null, id: null, activityId: null };
  const options = { ...nothing, time: null, since: null, segments: null, lostAfterDays: 10 };
  return { recipe: 'churn', narrator: 'embedded', options: { ...options, ...change } };
}

async function planOn(
  files: Readonly<Record<string, string>>,
  change: Parameters<typeof planFor>[1] & { readonly options?: Partial<Options> } = {},
): Promise<AnalyzePlan> {
  const sources = Object.entries(files).map(([id, csv]) => csvSource(id, file(`${id}.csv`, csv)));
  const { options, ...others } = change;
  return planFor(await fetchedFrom(sources), {
    jobName: 'Churn',
    analysis: analysisOf(options),
    ...others,
  });
}

async function reportOn(...args: Parameters<typeof planOn>): Promise<Report> {
  return (await analyze(await planOn(...args), () => undefined)).report;
}

test('who was active and is silent for the limit is lost, and the headline says it', async () => {
  // Seen from 29 October to 7 November: a, c, d. Silent from 5 November on: a. The week before it was b.
  const report = await reportOn({ customers, orders });
  expect(report.headline).toBe(
    '1 of 3 active customers was lost (33.3 %), after 1 in the period before; 1 more is at risk.',
  );
  expect(report.result).toBe('3 customers, 1 at risk');
});

test('activity after the period, and of unknown customers, changes no figure', async () => {
  const report = await reportOn({ customers, orders });
  const until = await reportOn({ customers, orders: orders.split('\n').slice(0, -3).join('\n') });
  const ids = ['period.lost', 'period.base', 'active', 'at-risk'];
  expect(ids.map((id) => factValue(report, id))).toEqual(ids.map((id) => factValue(until, id)));
  expect(factValue(report, 'data.strangers')).toBe(1);
});

test('a customer at risk is listed with the days of silence and a reason that its rows show', async () => {
  const report = await reportOn({ customers, orders });
  expect(report.text).toContain('d 10 3 on the way to the limit');
  expect(report.facts.find(({ id }) => id === 'quiet.d')?.evidence.rows).toEqual([
    [7, '2026-11-02', 'd'],
    [8, '2026-11-05', 'd'],
  ]);
});

test('one file with the last date of each customer is enough', async () => {
  const one = `id,plan,last seen
1,Basic,2026-10-30
2,Basic,2026-11-13
3,Team,2026-11-06
4,Team,2026-08-01
`;
  const report = await reportOn({ customers: one });
  expect(report.headline).toBe(
    '1 of 3 active customers was lost (33.3 %), after 0 in the period before; 1 more is at risk.',
  );
  expect(report.text).toContain('who came back after a pause is not seen');
});

test('the next report says what became of those that were listed', async () => {
  const first = await reportOn({ customers, orders });
  const next = await reportOn(
    { customers, orders },
    { days: [15, 22], previousFacts: first.facts },
  );
  expect(next.text).toContain(
    'The last report listed 1 as being at risk: lost in this period 1, seen again 0. Lost without having been listed: 0.',
  );
});

test('a file without customers that were active says so', async () => {
  const none = await reportOn({ customers, orders: 'date,customer_id\n2026-12-24,a\n' });
  expect(none.headline).toBe('No customer was active up to 14 Nov 2026.');
});

test.each([
  ['name,plan\nx,y\n', orders, 'no column that looks like the customer'],
  [customers, 'customer_id,net\na,1\n', 'no column whose cells could be read as dates of activity'],
])('a column that cannot be found is said with those that are there', async (a, b, sentence) => {
  await expect(reportOn({ customers: a, orders: b })).rejects.toMatchObject({
    code: 'analysis-failed',
    permanent: true,
    message: expect.stringContaining(sentence),
  });
});

const made = makeCustomers({ to: '2026-11-20', weeks: 60 });
const sample = { options: { lostAfterDays: 60 } };

test('rates, intervals, reasons and the prediction are what Python computes', {
  timeout: 120_000,
}, async () => {
  const plan = await planOn({ ...made }, sample);
  const { report } = await analyze(plan, () => undefined);
  const paths = [file('customers.csv', made.customers), file('orders.csv', made.orders)];
  const expected = pythonAnswers('churn.py', [...paths, '2026-11-08', '2026-11-15', '60']);
  const found = Object.keys(expected).map((id) => [id, factValue(report, id)]);
  for (const [id, value] of found) {
    expect(value, String(id)).toBeCloseTo(expected[String(id)] ?? Number.NaN, 3);
  }
  expect(found.length).toBeGreaterThan(30);
});

test('each fact of a churn report is what its own query returns', {
  timeout: 120_000,
}, async () => {
  const plan = await planOn({ ...made }, sample);
  const { report } = await analyze(plan, () => undefined);
  const asked = await withSnapshot(plan, async (query) => {
    const values = [];
    for (const fact of report.facts) values.push((await query(fact.query)).rows[0]?.[0]);
    return values;
  });
  expect(asked).toEqual(report.facts.map((fact) => fact.value));
});
