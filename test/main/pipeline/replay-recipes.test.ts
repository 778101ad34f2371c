import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalyzePlan } from '../../../main/domain/run/plan.ts';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { findBareNumbers } from '../../../main/pipeline/report/bare-numbers.ts';
import { csvSource } from '../../cast/plain-job.ts';
import { fetchedFrom, file, planFor } from './bench.ts';
import { auditOf, paymentRules } from './cast/audit-rules.ts';
import { customOf, orderBlocks } from './cast/custom-blocks.ts';

/** Each report takes some hundred queries, so few tables are tried; the seed makes them the same ones. */
const few = { numRuns: 6, seed: 20261127 };

/** Analyses twice; no number of the text is without a fact, and each fact states what its query returns. */
async function expectSameTwice(plan: AnalyzePlan): Promise<void> {
  const once = await analyze(plan, () => undefined);
  expect(await analyze(plan, () => undefined)).toEqual(once);
  expect(findBareNumbers(once.report.markdown)).toEqual([]);
}

async function planOn(
  files: Readonly<Record<string, readonly string[]>>,
  analysis: AnalyzePlan['analysis'],
): Promise<AnalyzePlan> {
  const sources = Object.entries(files).map(([id, lines]) =>
    csvSource(id, file(`${id}.csv`, `${lines.join('\n')}\n`)),
  );
  return planFor(await fetchedFrom(sources), { analysis });
}

const day = fc.integer({ min: 1, max: 16 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const awkward = fc.constantFrom('Basic', 'a|b`c', '2026', '=1+1', '');

test('any customers give the same churn report twice', { timeout: 120_000 }, async () => {
  const people = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', "c'", '4'), day, awkward), {
    minLength: 1,
    selector: ([id]) => id,
  });
  const acts = fc.array(fc.tuple(day, fc.constantFrom('a', 'b', "c'", '4', 'z')), {
    minLength: 1,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(people, acts, async (customers, orders) => {
      const rows = customers.map(([id, since, plan]) => `${id},${since},"${plan}"`);
      const plan = await planOn(
        {
          customers: ['customer_id,since,plan', ...rows],
          orders: ['date,customer_id', ...orders.map((order) => order.join(','))],
        },
        {
          recipe: 'churn',
          narrator: 'embedded',
          options: {
            customers: null,
            activity: null,
            id: 'customer_id',
            activityId: null,
            time: 'date',
            since: 'since',
            segments: ['plan'],
            lostAfterDays: 5,
          },
        },
      );
      await expectSameTwice(plan);
    }),
    few,
  );
});

test('any payments give the same audit twice, with the same evidence', {
  timeout: 120_000,
}, async () => {
  const payment = fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    day,
    fc.integer({ min: -50, max: 50 }),
    awkward,
    awkward,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 20 }), async (payments) => {
      const rows = payments.map(
        ([id, date, amount, one, other]) =>
          `R-${id},${date},"${one}",${amount},EUR,"${one}","${other}"`,
      );
      const header = 'invoice,paid_on,vendor_id,amount,currency,requested_by,approved_by';
      const plan = await planOn(
        {
          payments: [header, ...rows],
          vendors: ['id', 'Basic', 'Team'],
          bank: ['invoice,amount', 'R-1,5', 'R-9,7'],
        },
        auditOf(paymentRules),
      );
      await expectSameTwice(plan);
    }),
    few,
  );
});

test('any rows give the same report of own SQL twice', { timeout: 120_000 }, async () => {
  const order = fc.tuple(day, awkward, fc.integer({ min: -999, max: 999 }));
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 20 }), async (orders) => {
      const rows = orders.map(([date, region, cents]) => `${date},"${region}",${cents / 100}`);
      const blocks = orderBlocks.filter(({ id }) => id !== 'net' || rows.length > 5);
      await expectSameTwice(
        await planOn({ orders: ['date,region,net', ...rows] }, customOf(blocks)),
      );
    }),
    few,
  );
});
