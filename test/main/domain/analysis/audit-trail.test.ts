import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type AuditTrail, followTrails } from '../../../../main/domain/analysis/audit-trail.ts';
import {
  chainEvidence,
  chainStart,
  type EvidenceEntry,
} from '../../../../main/domain/analysis/evidence-chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const entry = (rule: string): EvidenceEntry => ({
  window: 'month:2026-10',
  rule,
  name: rule,
  outcome: 'passed',
  checked: 3,
  findings: 0,
  waiver: null,
  query: 'SELECT 0',
  columns: [],
  rows: [],
  snapshot: 'abc',
});

const october = chainEvidence(['a', 'b', 'c'].map(entry), chainStart, sha256);
const november = chainEvidence(['a', 'b', 'c'].map(entry), october.head, sha256);

const trail = (
  key: string,
  { text, head }: typeof october,
  now: string | null = text,
): AuditTrail => ({
  jobId: 'audit',
  windowKey: `month:${key}`,
  head,
  text: now,
  file: `/reports/${key}`,
});
const found = (trails: readonly AuditTrail[]) =>
  followTrails(trails, sha256).map((one) => one.found);

test('evidence as it was written is followed from audit to audit', () => {
  expect(found([trail('2026-10', october), trail('2026-11', november)])).toEqual([
    '3 entries as written, the first of its job',
    '3 entries as written, chained to the audit before it',
  ]);
});

const lines = october.text.trimEnd().split('\n');
const [first = '', second = '', third = ''] = lines;
const written = (kept: readonly string[]) => kept.map((line) => `${line}\n`).join('');

test.each([
  ['an edit', [first, second.replace('"checked":3', '"checked":4'), third], 'entry 2 was edited'],
  ['a removed entry', [first, third], 'line 2 is entry 3: entries are missing or in another order'],
  ['a removed first entry', [second, third], 'line 1 is entry 2: entries are missing'],
  ['a removed last entry', [first, second], 'entries are missing at the end'],
  ['a swapped order', [first, third, second], 'line 2 is entry 3'],
  ['a line that is none', [first, 'x', third], 'line 2 is not an entry'],
  ['an empty file', [], 'entries are missing at the end'],
])('%s is found', (_, kept, sentence) => {
  expect(found([trail('2026-10', october, written(kept))])[0]).toContain(sentence);
});

test('a chain that was made anew after an edit does not end in what the report states', () => {
  const forged = chainEvidence(['a', 'b', 'x'].map(entry), chainStart, sha256);
  expect(found([trail('2026-10', october, forged.text)])[0]).toContain(
    'is not the one that the report states',
  );
});

test('a file that is gone, and a report that was removed between two, are found', () => {
  const december = chainEvidence([entry('a')], november.head, sha256);
  expect(found([trail('2026-10', october, null)])).toEqual(['/reports/2026-10 is gone']);
  expect(found([trail('2026-10', october), trail('2026-12', december)])[1]).toBe(
    'it is chained to an audit that is not there: a report was removed',
  );
});

test('the oldest audit that is kept may go on from one that is not kept any more', () => {
  expect(found([trail('2026-11', november)])).toEqual([
    '3 entries as written, the audit that it is chained to is no longer kept',
  ]);
});
