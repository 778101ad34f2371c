import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AuditRule } from '../../../main/domain/analysis/audit-rule.ts';
import { chainStart, followChain } from '../../../main/domain/analysis/evidence-chain.ts';
import type { Report } from '../../../main/domain/report/report.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { makePayments } from '../../../resources/samples/make-payments.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { factValue, fetchedFrom, file, folder, planFor } from './bench.ts';
import { auditOf, paymentRules } from './cast/audit-rules.ts';

const made = makePayments({ to: '2026-11-30', days: 150 });

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function reportOn(
  files: Readonly<Record<string, string>>,
  rules: readonly AuditRule[],
  change: Parameters<typeof planFor>[1] = {},
): Promise<Report> {
  const sources = Object.entries(files).map(([id, csv]) => csvSource(id, file(`${id}.csv`, csv)));
  const plan = planFor(await fetchedFrom(sources), { analysis: auditOf(rules), ...change });
  return (await analyze(plan, () => undefined)).report;
}

/** What sqlite3 counts with statements of its own. */
function sqliteCounts(): Readonly<Record<string, number>> {
  const db = `${folder()}/a.db`;
  const tables = Object.entries(made).map(
    ([name, csv]) => `.import --csv ${file(`${name}.csv`, csv)} ${name}`,
  );
  const counts = {
    approved: `SELECT count(*) FROM payments WHERE approved_by = ''`,
    'paid-once': `SELECT count(*) FROM payments WHERE invoice IN (SELECT invoice FROM payments GROUP BY invoice HAVING count(*) > 1)`,
    'known-vendor': `SELECT count(*) FROM payments LEFT JOIN vendors ON vendors.id = vendor_id WHERE vendors.id IS NULL`,
    currency: `SELECT count(*) FROM payments WHERE currency <> 'EUR'`,
    limit: `SELECT count(*) FROM payments WHERE amount + 0 > 3000`,
    'two-people': `SELECT count(*) FROM payments WHERE requested_by = approved_by`,
    booked: `SELECT count(*) FROM (SELECT invoice, round(sum(amount), 2) AS s FROM payments GROUP BY 1) AS p JOIN (SELECT invoice, round(sum(amount), 2) AS s FROM bank GROUP BY 1) AS b USING (invoice) WHERE abs(p.s - b.s) > 0.011`,
    'no-weekend': `SELECT count(*) FROM payments WHERE strftime('%w', paid_on) IN ('0', '6') AND amount + 0 > 2000`,
  };
  const input = [...tables, ...Object.values(counts).map((sql) => `${sql};`)].join('\n');
  const lines = execFileSync('sqlite3', [db], { input, encoding: 'utf8' }).trim().split('\n');
  return Object.fromEntries(Object.keys(counts).map((id, at) => [id, Number(lines[at])]));
}

test('each rule finds in the sample what sqlite3 finds', async () => {
  const report = await reportOn({ ...made }, paymentRules);
  const expected = sqliteCounts();
  const found = paymentRules.map(({ id }) => [id, factValue(report, `rule.${id}`)]);
  expect(Object.fromEntries(found)).toEqual(expected);
  const failed = Object.values(expected).filter((count) => count > 0).length;
  expect(report.result).toBe(`8 rules, ${failed} failed, 0 waived`);
  expect(failed).toBeGreaterThan(3);
});

const few = {
  payments: 'invoice,amount,paid_on\n1,10,2026-11-09\n2,-5,2026-11-10\n3,-7,2026-10-01\n',
};
const positive: AuditRule = {
  id: 'positive',
  name: 'amounts are positive',
  waiver: null,
  check: 'threshold',
  source: 'payments',
  time: null,
  column: 'amount',
  min: 0,
  max: null,
};

test('a rule that fails is named first, with the rows that break it', async () => {
  const report = await reportOn(few, [{ ...positive, id: 'few', min: -9 }, positive]);
  expect(report.headline).toBe('1 of 2 rules fails: Amounts are positive.');
  expect(report.facts.find(({ id }) => id === 'rule.positive')?.evidence).toMatchObject({
    rows: [
      [2, -5, 2, '2026-11-10'],
      [3, -7, 3, '2026-10-01'],
    ],
    total: 2,
  });
});

test('with a time a rule looks at the rows of the period only', async () => {
  const report = await reportOn(few, [{ ...positive, time: 'paid_on' }]);
  const ids = ['rule.positive', 'rule.positive.checked'];
  expect(ids.map((id) => factValue(report, id))).toEqual([1, 2]);
});

test.each([
  ['2026-11-14', 'No rule fails; 1 of 1 is waived.'],
  ['2026-11-13', '1 of 1 rule fails: Amounts are positive.'],
])('a waiver until %s is judged by the last day of the period', async (until, headline) => {
  const waiver = { note: 'credit notes, agreed in May', until };
  const report = await reportOn(few, [{ ...positive, waiver }]);
  expect(report.headline).toBe(headline);
});

test('when all rules hold the report says so', async () => {
  const report = await reportOn(few, [{ ...positive, min: -9 }]);
  expect(report.headline).toBe('The one rule holds, without a finding.');
});

test('sums of two sources are compared by key, and a key that one lacks is a finding', async () => {
  const bank = 'ref,booked\n1,10\n2,-5.50\n4,1\n';
  const report = await reportOn({ ...few, bank }, [
    {
      ...{
        id: 'booked',
        name: null,
        waiver: null,
        check: 'reconcile',
        source: 'payments',
        time: null,
      },
      key: 'invoice',
      amount: 'amount',
      with: 'bank',
      withKey: 'ref',
      withAmount: 'booked',
      withTime: null,
      tolerance: 0.5,
    },
  ]);
  expect(report.facts.find(({ id }) => id === 'rule.booked')?.evidence).toEqual({
    columns: ['key', 'payments amount', 'bank amount', 'difference'],
    rows: [
      ['3', -7, null, -7],
      ['4', null, 1, -1],
    ],
    total: 2,
  });
});

test.each([
  ['SELECT 1; SELECT 2', 'holds 2 statements. Write one SELECT'],
  ['DELETE FROM payments', 'is not a SELECT'],
  ['SELEC 1', 'cannot be read'],
  ['SELECT * FROM payments WHERE random() > 2', 'uses random, whose answer is another at each run'],
  ['SELECT * FROM payments WHERE paid_on > current_date', 'uses current_date'],
  ['SELECT * FROM payments USING SAMPLE 1', 'uses TABLESAMPLE'],
  ['SELECT nothing FROM payments', 'failed: Binder Error'],
  ["SELECT * FROM read_csv('/etc/passwd')", 'failed: '],
  ["SELECT * FROM payments UNION ALL (SELECT getenv('HOME'), 1, NULL)", 'failed: '],
])('the SQL %s is refused in one sentence', async (query, sentence) => {
  const rule: AuditRule = { id: 'own', name: null, waiver: null, check: 'sql', query };
  await expect(reportOn(few, [rule])).rejects.toMatchObject({
    code: 'analysis-failed',
    permanent: true,
    message: expect.stringContaining(sentence),
  });
});

test('the evidence of one audit goes on from that of the audit before', async () => {
  const first = await reportOn(few, [positive]);
  const next = await reportOn(few, [positive, { ...positive, id: 'again' }], {
    previousFacts: first.facts,
  });
  const heads = [first, next].map((report) => String(factValue(report, 'evidence.head')));
  expect([
    followChain(first.evidence ?? '', heads[0] ?? '', hash),
    followChain(next.evidence ?? '', heads[1] ?? '', hash),
  ]).toEqual([
    { ok: true, entries: 1, previous: chainStart },
    { ok: true, entries: 2, previous: heads[0] },
  ]);
  expect(JSON.parse(first.evidence ?? '').entry).toMatchObject({
    rule: 'positive',
    outcome: 'failed',
    findings: 2,
    rows: [
      [2, -5, 2, '2026-11-10'],
      [3, -7, 3, '2026-10-01'],
    ],
  });
});
