import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  chainEvidence,
  chainStart,
  type EvidenceEntry,
} from '../../../main/domain/analysis/evidence-chain.ts';
import type { Fact } from '../../../main/domain/report/fact.ts';
import { followAudits } from '../../../main/store/audit-trails.ts';
import { publishReport } from '../../../main/store/report-files.ts';
import { typed } from '../command/typed.ts';
import { aHome, aRunningRun, aStore, finished, report, seven, total } from './cast.ts';

/** A home with one finished audit; answers where its evidence lies. */
function audited() {
  const paths = aHome();
  const store = aStore(paths);
  const entry: EvidenceEntry = {
    window: 'day:2026-03-03',
    rule: 'a',
    name: 'a',
    outcome: 'passed',
    checked: 1,
    findings: 0,
    waiver: null,
    query: 'SELECT 0',
    columns: [],
    rows: [],
    snapshot: 'c0ffee',
  };
  const { text, head } = chainEvidence([entry, { ...entry, rule: 'b' }], chainStart, (given) =>
    createHash('sha256').update(given).digest('hex'),
  );
  const seal: Fact = {
    ...total,
    id: 'evidence.head',
    n: 2,
    value: head,
    format: 'text',
    text: head,
  };
  const audit = { ...report, facts: [total, seal], evidence: text };
  const reportHash = publishReport(paths.reports, paths.tmp, audit);
  const run = aRunningRun(store);
  store.runs.finish(
    { runId: run.id, fence: run.fence },
    finished({ report: audit, reportHash }),
    seven,
  );
  return { paths, store, reportHash, file: join(paths.reports, reportHash, 'evidence.jsonl') };
}

test('the evidence of an audit lies beside its report, which reads back with it', () => {
  const { store, reportHash, file } = audited();
  expect(store.reportFiles.read(reportHash).evidence).toBe(readFileSync(file, 'utf8'));
});

test('doctor --audit follows the evidence of each audit, and an edit ends it with 1', async () => {
  const { paths, file } = audited();
  const doctor = () => typed(['doctor', '--audit'], { home: paths.home });
  expect(await doctor()).toMatchObject({
    code: 0,
    out: expect.stringContaining(
      'nightly day:2026-03-03  2 entries as written, the first of its job',
    ),
  });
  writeFileSync(file, readFileSync(file, 'utf8').replace('"findings":0', '"findings":1'));
  expect(await doctor()).toMatchObject({
    code: 1,
    out: expect.stringContaining('entry 1 was edited'),
  });
});

test('a home without an audit, or without a database, has nothing to follow', () => {
  const paths = aHome();
  expect(followAudits(paths)).toEqual([]);
  aStore(paths);
  expect(followAudits(paths)).toEqual([]);
});
