import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalysisOf } from '../../../main/domain/analysis.ts';
import type { AuditRule } from '../../../main/domain/audit-rule.ts';
import { durationText, parseDuration } from '../../../main/domain/duration.ts';
import type { JobSpec } from '../../../main/domain/job.ts';
import type { Source } from '../../../main/domain/source.ts';
import { parseWindow } from '../../../main/domain/window.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { readJobFile } from '../../../main/jobfile/read-job-file.ts';
import { writeJobFile } from '../../../main/jobfile/write-job-file.ts';
import { httpSource } from '../../cast/http-source.ts';
import { plainJob } from '../../cast/plain-job.ts';
import { auditOf, paymentRules } from '../pipeline/cast/audit-rules.ts';
import { customOf, orderBlocks } from '../pipeline/cast/custom-blocks.ts';

const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });
const optionalText = fc.option(fc.constantFrom('amount', '%d.%m.%Y', '# no', '1', 'null', '"'));

const optionalList = fc.option(fc.array(fc.constantFrom<string>('region', 'no', '1e3')));

const briefing: fc.Arbitrary<AnalysisOf<'briefing'>> = fc.record({
  recipe: fc.constant('briefing'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    time: optionalText,
    measure: optionalText,
    dimensions: optionalList,
    unit: optionalText,
  }),
});

const anomalies: fc.Arbitrary<AnalysisOf<'anomalies'>> = fc.record({
  recipe: fc.constant('anomalies'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    time: optionalText,
    value: optionalText,
    by: optionalText,
    unit: optionalText,
  }),
});

const market: fc.Arbitrary<AnalysisOf<'market'>> = fc.record({
  recipe: fc.constant('market'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    time: optionalText,
    instrument: optionalText,
    price: optionalText,
    unit: optionalText,
  }),
});

const churn: fc.Arbitrary<AnalysisOf<'churn'>> = fc.record({
  recipe: fc.constant('churn'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    customers: fc.constant(null),
    activity: fc.constant(null),
    id: optionalText,
    activityId: optionalText,
    time: optionalText,
    since: optionalText,
    segments: optionalList,
    lostAfterDays: fc.integer({ min: 2, max: 1_000 }),
  }),
});

const jobs = fc.record<JobSpec>({
  id: fc.constantFrom('weekly-churn', 'a1', '7'),
  name: fc.constantFrom(
    'Weekly churn',
    'true',
    '- a: b',
    '"quoted"',
    'Ünïcode 🙂',
    '0x1f',
    '* * * * *',
  ),
  schedule: fc.record({
    cron: fc.constantFrom('0 7 * * MON', '*/5 * * * *', '@daily'),
    timezone: fc.constantFrom('system', 'America/New_York'),
  }),
  window: fc.constantFrom('slot', 'since-last', 'to-date:month', 'trailing:28d').map(parseWindow),
  catchUp: fc.record({
    policy: fc.constantFrom('skip', 'latest', 'earliest', 'all', 'ask'),
    withinMs: fc.nat(604_800_000),
    graceMs: fc.option(fc.nat(7_200_000)),
    max: fc.integer({ min: 1, max: 1_000 }),
  }),
  overlap: fc.constantFrom('skip', 'buffer-one', 'buffer-all', 'cancel-other', 'terminate-other'),
  retry: fc.record({
    attempts: fc.integer({ min: 1, max: 20 }),
    firstMs: fc.nat(60_000),
    maxMs: fc.integer({ min: 60_000, max: 604_800_000 }),
  }),
  timeoutMs: fc.integer({ min: 1_000, max: 86_400_000 }),
  priority: fc.integer({ min: -100, max: 100 }),
  enabled: fc.boolean(),
  sources: fc.tuple(
    fc.record({
      id: fc.constant('orders'),
      kind: fc.constant('csv'),
      path: fc.constantFrom('/data/orders.csv', '/a b/ü: #1.csv'),
      delimiter: fc.option(fc.constantFrom(';', '\t', '|')),
      decimal: fc.option(fc.constantFrom('.', ',')),
      dateFormat: optionalText,
    }),
  ),
  analysis: fc.oneof(briefing, anomalies, churn, market),
  deliver: fc.array(
    fc.record({
      kind: fc.constant('notification'),
      when: fc.constantFrom('always', 'failures', 'never'),
      required: fc.boolean(),
    }),
    { maxLength: 1 },
  ),
  monitor: fc.record({ finishWithinMs: fc.option(fc.integer({ min: 1_000, max: 604_800_000 })) }),
});

test.each(['yaml', 'json'] as const)('a job written as %s reads back as the same job', (format) => {
  fc.assert(
    fc.property(jobs, (job) => {
      const text = writeJobFile([job], format);
      expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({
        ok: true,
        jobs: [job],
      });
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['0s', 0],
  ['90m', 5_400_000],
  ['7d', 604_800_000],
  ['30s', 30_000],
  ['1500ms', 1_500],
])('%s is the text of %i ms', (text, ms) => {
  expect([durationText(ms), parseDuration(text)]).toEqual([text, ms]);
});

test('1h30m is a duration; 90, 1.5h and -1m are none', () => {
  expect(['1h30m', '90', '1.5h', '-1m', ''].map(parseDuration)).toEqual([
    5_400_000,
    null,
    null,
    null,
    null,
  ]);
});

test('a source of each kind reads back as it was', () => {
  const [job] = fc.sample(jobs, 1);
  if (!job) throw new Error('no job');
  const form = { delimiter: null, decimal: null, dateFormat: null };
  const sources: readonly Source[] = [
    { id: 'a', kind: 'csv', path: '/data/a.csv', ...form, delimiter: '\t' },
    {
      id: 'a',
      kind: 'excel',
      path: '/data/a.xlsx',
      sheet: 'Orders',
      range: 'B3:F9',
      headerRow: 3,
      decimal: null,
      dateFormat: null,
    },
    { id: 'a', kind: 'json', path: '/data/a.ndjson', decimal: ',', dateFormat: null },
    {
      id: 'a',
      kind: 'folder',
      pattern: '/in/{window}-*.csv',
      take: 'all',
      decimal: null,
      dateFormat: null,
    },
    { id: 'a', kind: 'logs', path: '/var/log/a.log', format: 'syslog' },
    { id: 'a', kind: 'parquet', path: '/data/a.parquet', dateFormat: '%d.%m.%Y' },
    { id: 'a', kind: 'pasted', text: 'a;b\n1;2\n', ...form, decimal: ',' },
    { id: 'a', kind: 'postgres', connection: 'warehouse', query: 'SELECT 1 WHERE {from} < {to}' },
    { id: 'a', kind: 'mysql', connection: 'shop', query: 'SELECT "a: b" # no' },
    httpSource('https://api.example.org/orders?from={from}'),
    httpSource('orders', { connection: 'shop', rows: 'data', pages: { by: 'link' } }),
    httpSource('orders', { connection: 'shop', pages: { by: 'number', parameter: 'p', from: 0 } }),
    httpSource('orders', { format: 'csv', delimiter: ';', decimal: ',', connection: 'shop' }),
  ];
  for (const source of sources) {
    const holds = { ...job, sources: [source] };
    const text = writeJobFile([holds], 'yaml');
    expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({
      ok: true,
      jobs: [holds],
    });
  }
});

test.each([
  ['window', 'nas:445', { time: '09:30' }],
  [86_400_000, null, { afterMs: 5_400_000 }],
] as const)('what a source waits for (%s) reads back as it was', (fresh, host, until) => {
  const [job] = fc.sample(jobs, 1);
  if (!job) throw new Error('no job');
  const [source] = job.sources;
  if (!source) throw new Error('no source');
  const waitFor = { fresh, host, until, ifLate: 'fail' as const };
  const waits = { ...job, sources: [{ ...source, waitFor }] };
  const text = writeJobFile([waits], 'yaml');
  expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({
    ok: true,
    jobs: [waits],
  });
});

test.each([
  ['an audit with a rule', auditOf(auditRules())],
  ['own SQL with a block', customOf(orderBlocks)],
])('%s of each kind reads back as it was', (_, analysis) => {
  const [job] = fc.sample(jobs, 1);
  if (!job) throw new Error('no job');
  const form = { kind: 'csv', delimiter: null, decimal: null, dateFormat: null } as const;
  const sources = ['payments', 'vendors', 'bank'].map((id) => ({
    ...form,
    id,
    path: `/d/${id}.csv`,
  }));
  const given = { ...job, sources, analysis };
  const text = writeJobFile([given], 'yaml');
  expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({
    ok: true,
    jobs: [given],
  });
});

/** One of them waived, the others not. */
function auditRules(): readonly AuditRule[] {
  const waiver = { note: 'agreed', until: '2026-12-31' };
  return paymentRules.map((rule, at) => (at === 0 ? { ...rule, waiver } : rule));
}
test('a job that a model writes is written out with what may be sent, and reads back alike', () => {
  const model = {
    profile: 'work',
    check: 'strict',
    send: { level: 'rows', rows: 5, exclude: ['email'] },
  } as const;
  const job: JobSpec = {
    ...plainJob,
    analysis: { ...plainJob.analysis, narrator: 'model', model },
  };
  const text = writeJobFile([job], 'yaml');
  expect(text).toContain('narrator: model');
  expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({ ok: true, jobs: [job] });
});
