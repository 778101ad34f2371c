import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalyzePlan } from '../../../../main/domain/run/plan.ts';
import { analyze } from '../../../../main/pipeline/analyze/analyze.ts';
import { withSnapshot } from '../../../../main/pipeline/analyze/duckdb.ts';
import { findBareNumbers } from '../../../../main/pipeline/report/bare-numbers.ts';
import { type Incident, incidentAt } from '../../../../resources/samples/log-incidents.ts';
import { makeLogs } from '../../../../resources/samples/make-logs.ts';
import { factValue, fetchedFrom, file, planFor } from '../bench.ts';

const hourMs = 3_600_000;
/** Noon of Friday, 20 November 2026: the hour that the report is about begins at eleven. */
const noon = Date.UTC(2026, 10, 20, 12);

async function planOf(text: string, toMs = noon, fromMs = toMs - hourMs) {
  const path = file('server.log', text);
  const snapshot = await fetchedFrom([{ id: 'log', kind: 'logs', path, format: null }]);
  return planFor(snapshot, {
    jobName: 'Log anomalies',
    analysis: {
      recipe: 'anomalies',
      narrator: 'embedded',
      options: { time: null, value: null, by: null, unit: null },
    },
    window: { key: 'hour', fromMs, toMs },
  });
}

const logsWith = (incidents: readonly Incident[]) =>
  makeLogs({ to: '2026-11-20T12:00', days: 10, incidents });

async function reportOn(text: string, previousFacts: AnalyzePlan['previousFacts'] = []) {
  const plan = { ...(await planOf(text)), previousFacts };
  const { report } = await analyze(plan, () => undefined);
  return report;
}

test('an hour as any other says so in one line and is quiet', async () => {
  const { access } = logsWith([]);
  const report = await reportOn(access);
  const inHour = access.split('\n').filter((line) => line.includes('[20/Nov/2026:11:'));
  expect(report.headline).toBe(
    `Nothing worth telling: ${inHour.length} messages, of known kinds and as often as usual.`,
  );
  expect(report).toMatchObject({ isQuiet: true, charts: [] });
});

test('a kind of error that was never seen before is told with its first time and an example', async () => {
  const { postgres } = logsWith([incidentAt('disk full', noon - 40 * 60_000)]);
  const report = await reportOn(postgres);
  const lines = postgres.split('\n').filter((line) => line.includes('could not extend file'));
  expect(report.headline).toContain(
    `ERROR: could not extend file "base/<*>/<*>": No space left on device, ${lines.length} times`,
  );
  expect(report.headline).toMatch(/^New since 20 Nov 2026, 11:2\d: /);
  expect(report.text).toContain('For example: [');
  expect(report.charts[0]?.series[0]?.values.at(-1)).toBe(lines.length);
});

test('a burst is told with the rate that was usual, and with what the last report told of it', async () => {
  const { access } = logsWith([incidentAt('upstream down', noon - 50 * 60_000)]);
  const last = { id: 'log.GET /products/<*> 502', value: 3, text: '3' };
  const report = await reportOn(access, [last]);
  expect(report.text).toMatch(/This report\s+GET \/products\/<\*> 502\s+3\s+10\d/);
  expect(report.headline).toMatch(
    /^GET \/products\/<\*> 502 came 10\d times from 20 Nov 2026, 11:1\d on, usually 0\.\d\d an hour\.$/,
  );
  const fact = report.facts.find(({ id }) => id === 'log.GET /products/<*> 502');
  const lines = access
    .split('\n')
    .filter((line) => /20\/Nov\/2026:11:.*"GET \/products\/\d+ HTTP\/1.1" 502/.test(line));
  expect({ value: fact?.value, rows: fact?.evidence.total }).toEqual({
    value: lines.length,
    rows: lines.length,
  });
});

test('what came at this hour each day and does not is told with its last time', async () => {
  const { postgres } = logsWith([incidentAt('no checkpoints', noon - 61 * 60_000)]);
  const report = await reportOn(postgres);
  expect(report.text).toContain('did not come, usually 12 an hour; the last is of');
});

test('a day with two incidents of one kind tells both, each with its own time and number', async () => {
  const twice = [
    incidentAt('brute force', noon - 9 * hourMs),
    incidentAt('brute force', noon - hourMs),
  ];
  const plan = await planOf(logsWith(twice).auth, noon, noon - 24 * hourMs);
  const { report } = await analyze(plan, () => undefined);
  const told = report.facts.filter(({ id }) => /^log\.Failed password for root [^.]*$/.test(id));
  expect(told.map(({ value }) => value)).toEqual([120, 120]);
  expect(report.text).toContain('New since 20 Nov 2026, 03:00: Failed password for root');
  expect(report.text).toContain('120 times from 20 Nov 2026, 11:00 on');
});

test('a log that is silent says how far it reaches', async () => {
  const { auth } = logsWith([incidentAt('login server silent', noon - 70 * 60_000)]);
  const report = await reportOn(auth);
  expect(report.headline).toMatch(/^No messages for 20 Nov 2026, 11:00 to 20 Nov 2026, 12:00: /);
  expect(report.isQuiet).toBe(false);
});

test('two days of log are learnt from and judge nothing', async () => {
  const logs = makeLogs({ to: '2026-11-20T12:00', days: 2 });
  const report = await reportOn(logs.postgres);
  expect(report.headline).toMatch(
    /^Nothing to compare with yet: \d+ messages, after 1 day of log\./,
  );
  expect(factValue(report, 'data.days')).toBe(1);
});

const words = fc.array(
  fc.constantFrom('disk', 'a|b`c', '[x]', '(y)*', '10.0.0.9', '$&', "o'b", '<*>', '\\d', 'é', '#1'),
  { minLength: 1, maxLength: 6 },
);

test('any log gives the same report twice, each number is a fact, and each fact is what its query returns', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 8 }), async (messages) => {
      const usual = Array.from({ length: 5 * 24 }, (_, hour) => ({
        atMs: noon - hourMs - (5 * 24 - hour) * hourMs,
        text: `usual work ${hour}`,
      }));
      const odd = messages.flatMap((message, n) =>
        Array.from({ length: 9 }, () => ({
          atMs: noon - (n + 1) * 60_000,
          text: message.join(' '),
        })),
      );
      const text = [...usual, ...odd.reverse()]
        .map(({ atMs, text }) => `${new Date(atMs).toISOString()} ${text}\n`)
        .join('');
      const plan = await planOf(text);
      const once = await analyze(plan, () => undefined);
      expect(await analyze(plan, () => undefined)).toEqual(once);
      expect(findBareNumbers(once.report.markdown)).toEqual([]);
      expect(once.report.isQuiet).toBe(false);
      await withSnapshot(plan, async (query) => {
        for (const fact of once.report.facts) {
          expect((await query(fact.query)).rows[0]?.[0]).toEqual(fact.value);
        }
      });
    }),
    { numRuns: 6, seed: 20261127 },
  );
});
