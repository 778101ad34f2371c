import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuditRule } from '../../../main/domain/analysis/audit-rule.ts';
import type { JobSpec } from '../../../main/domain/job/job.ts';
import type { Source } from '../../../main/domain/source/source.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { readJobFile } from '../../../main/jobfile/read-job-file.ts';
import { writeJobFile } from '../../../main/jobfile/write-job-file.ts';
import { httpSource } from '../../cast/http-source.ts';
import { plainJob } from '../../cast/plain-job.ts';
import { auditOf, paymentRules } from '../pipeline/cast/audit-rules.ts';
import { customOf, orderBlocks } from '../pipeline/cast/custom-blocks.ts';
import { anyJob } from './cast/any-job.ts';

const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });

test.each(['yaml', 'json'] as const)('a job written as %s reads back as the same job', (format) => {
  fc.assert(
    fc.property(anyJob, (job) => {
      const text = writeJobFile([job], format);
      expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({
        ok: true,
        jobs: [job],
      });
    }),
    { numRuns: 200 },
  );
});

test('a source of each kind reads back as it was', () => {
  const [job] = fc.sample(anyJob, 1);
  if (!job) throw new Error('no job');
  const form = { delimiter: null, decimal: null, dateFormat: null };
  const sources: readonly Source[] = [
    { id: 'a', kind: 'csv', path: '/data/a.csv', ...form, delimiter: '\t' },
    {
      ...{ id: 'a', kind: 'sqlite', path: '/data/a.db', table: 'orders', query: null },
      cursor: { by: 'event', lookbackMs: 3 * 86_400_000 },
    },
    {
      ...{ id: 'a', kind: 'csv', path: '/data/a.csv', ...form },
      cursor: { by: 'arrival', lookbackMs: null },
    },
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
  const [job] = fc.sample(anyJob, 1);
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
  const [job] = fc.sample(anyJob, 1);
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
    fallback: 'none',
  } as const;
  const job: JobSpec = {
    ...plainJob,
    analysis: { ...plainJob.analysis, narrator: 'model', model },
  };
  const text = writeJobFile([job], 'yaml');
  expect(text).toContain('narrator: model');
  expect(readJobFile({ path: '/x/y.yaml', text }, timetable, 0)).toEqual({ ok: true, jobs: [job] });
});
