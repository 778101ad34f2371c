import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze } from '../../../main/pipeline/analyze/analyze.ts';
import { childTransport } from '../../../main/pipeline/child-worker.ts';
import { findBareNumbers } from '../../../main/pipeline/report/bare-numbers.ts';
import { createWorkers } from '../../../main/pipeline/worker-session.ts';
import { makeSales } from '../../../resources/samples/make-sales.ts';
import { fetched, file, planFor } from './bench.ts';

const workerFile = fileURLToPath(new URL('../../../main/worker.ts', import.meta.url));

test('two fresh processes write the same bytes', { timeout: 60_000 }, async () => {
  const csv = makeSales({ to: '2026-11-20', days: 40 });
  const plan = planFor(await fetched(file('sales.csv', csv)));
  const workers = createWorkers(() => childTransport(workerFile));
  const inFreshProcess = async (times: number) => {
    const session = workers.open(() => undefined);
    // A process that has drawn charts before must draw the next one alike.
    for (let time = 1; time < times; time++) await session.analyze(plan);
    const { report } = await session.analyze(plan);
    session.kill();
    return report;
  };
  expect(await inFreshProcess(2)).toEqual(await inFreshProcess(1));
});

const row = fc.record({
  day: fc.integer({ min: 1, max: 16 }),
  region: fc.constantFrom('EMEA', 'APAC', 'Store 12', '', 'a|b`c', '2026', '=1+1'),
  net: fc.option(fc.integer({ min: -99_999, max: 99_999 })),
});

test('any table gives the same report twice, without a number that is no fact', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
      const lines = rows.map(({ day, region, net }) => {
        const date = `2026-11-${String(day).padStart(2, '0')}`;
        return `${date},"${region}",${net === null ? '' : (net / 100).toFixed(2)}`;
      });
      const csv = `date,region,net\n${lines.join('\n')}\n`;
      const plan = planFor(await fetched(file('orders.csv', csv)));
      const [once, twice] = [
        await analyze(plan, () => undefined),
        await analyze(plan, () => undefined),
      ];
      expect(twice).toEqual(once);
      expect(findBareNumbers(once.report.markdown)).toEqual([]);

      const inWindow = rows.filter(({ day }) => day >= 8 && day < 15);
      const cents = inWindow.reduce((sum, { net }) => sum + (net ?? 0), 0);
      const numeric = rows.some(({ net }) => net !== null);
      const total = once.report.facts.find((fact) => fact.id === 'total')?.value;
      expect(total).toBe(numeric ? cents / 100 : inWindow.length);
    }),
    { numRuns: 25, seed: 20261124 },
  );
});
