import { createHash } from 'node:crypto';
import {
  chainEvidence,
  chainStart,
  type EvidenceEntry,
} from '../../../domain/analysis/evidence-chain.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { statedBefore } from '../restated.ts';
import type { RuleResult } from './find-results.ts';

export interface Sealed {
  /** The evidence file, JSON lines. */
  readonly text: string;
  readonly entries: FactDraft;
  /** The last hash, which the next audit of the job goes on from. */
  readonly head: string;
}

/** Chains what was found about each rule to the job's audit before this one. */
export async function sealEvidence(
  desk: FactDesk,
  plan: PlanOf<'audit'>,
  results: readonly RuleResult[],
): Promise<Sealed> {
  const before = statedBefore(plan, 'evidence.head');
  const previous = typeof before === 'string' ? before : chainStart;
  const entries = results.map((result) => entryOf(result, plan));
  const { text, head } = chainEvidence(entries, previous, (given) =>
    createHash('sha256').update(given).digest('hex'),
  );
  await desk.prove({
    id: 'evidence.head',
    label: 'last hash of the evidence chain; the job’s next audit goes on from it',
    format: 'text',
    unit: '',
    query: `SELECT ${literal(head)} AS value`,
    evidence: null,
  });
  return {
    text,
    head,
    entries: await desk.prove({
      id: 'evidence.entries',
      label: 'entries of the evidence file',
      format: 'count',
      unit: '',
      query: `SELECT ${entries.length} AS value`,
      evidence: null,
    }),
  };
}

function entryOf(
  { rule, name, outcome, findings, checked, waiver }: RuleResult,
  plan: PlanOf<'audit'>,
): EvidenceEntry {
  const { columns, rows } = findings.evidence;
  return {
    window: plan.window.key,
    rule: rule.id,
    name,
    outcome,
    checked: Number(checked?.value ?? 0),
    findings: Number(findings.value),
    waiver: waiver ? { note: waiver.note, until: String(waiver.until.value) } : null,
    query: findings.query,
    columns,
    rows,
    snapshot: plan.snapshot.hash,
  };
}
