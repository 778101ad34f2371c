import type { AuditRule, Waiver } from '../../../domain/analysis/audit-rule.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { tried } from '../own-sql.ts';
import { wallText } from '../period.ts';
import { ruleSql } from './rule-sql.ts';

/** What became of one rule. */
export interface RuleResult {
  readonly rule: AuditRule;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'waived';
  readonly findings: FactDraft;
  /** Rows, or keys, that were looked at; null when the rule's own SQL does not say. */
  readonly checked: FactDraft | null;
  readonly waiver: {
    readonly note: string;
    readonly until: FactDraft;
    readonly isOver: boolean;
  } | null;
}

export interface Totals {
  readonly rules: FactDraft;
  readonly passed: FactDraft;
  readonly failed: FactDraft;
  readonly waived: FactDraft;
}

export async function findResults(
  desk: FactDesk,
  plan: PlanOf<'audit'>,
): Promise<readonly RuleResult[]> {
  const results: RuleResult[] = [];
  for (const rule of plan.analysis.options.rules) {
    const name = rule.name ?? rule.id;
    const sql = await ruleSql(rule, plan, desk.query);
    const count = (
      id: string,
      label: string,
      query: string,
      evidence: typeof sql.evidence | null,
    ) => desk.prove({ id, label: `${label}: ${name}`, format: 'count', unit: '', query, evidence });
    const findings = await tried(`the rule "${rule.id}"`, () =>
      count(`rule.${rule.id}`, 'findings', sql.findings, sql.evidence),
    );
    const checked =
      sql.checked === null
        ? null
        : await count(`rule.${rule.id}.checked`, 'looked at', sql.checked, null);
    const waiver = rule.waiver ? await findWaiver(desk, plan, rule.id, rule.waiver) : null;
    const isBroken = findings.value !== 0;
    const outcome = !isBroken ? 'passed' : waiver && !waiver.isOver ? 'waived' : 'failed';
    results.push({ rule, name, outcome, findings, checked, waiver });
  }
  return results;
}

/** A waiver holds through its last day, judged by the day on which the report's period ends. */
async function findWaiver(
  desk: FactDesk,
  { window, zone }: PlanOf<'audit'>,
  rule: string,
  { note, until }: Waiver,
): Promise<RuleResult['waiver']> {
  return {
    note,
    isOver: wallText(zone, window.toMs - 1).slice(0, 10) > until,
    until: await desk.prove({
      id: `rule.${rule}.waived-until`,
      label: `last day of the waiver of ${rule}, as the job says`,
      format: 'date',
      unit: '',
      query: `SELECT ${literal(until)} AS value`,
      evidence: null,
    }),
  };
}

/** How many rules there are and what became of them, counted by the rules' own statements. */
export async function findTotals(desk: FactDesk, results: readonly RuleResult[]): Promise<Totals> {
  const count = (id: string, label: string, of: readonly RuleResult[], test: '= 0' | '> 0') => {
    const each = of.map(({ findings }) => `((${findings.query}\n) ${test})::INTEGER`);
    return desk.prove({
      id: `rules.${id}`,
      label,
      format: 'count',
      unit: '',
      query: `SELECT ${each.join(' + ') || '0'} AS value`,
      evidence: null,
    });
  };
  const isAccepted = ({ waiver }: RuleResult) => waiver !== null && !waiver.isOver;
  return {
    rules: await desk.prove({
      id: 'rules',
      label: 'rules of this audit',
      format: 'count',
      unit: '',
      query: `SELECT ${results.length} AS value`,
      evidence: null,
    }),
    passed: await count('passed', 'rules without a finding', results, '= 0'),
    failed: await count(
      'failed',
      'rules with findings that nothing excuses',
      results.filter((one) => !isAccepted(one)),
      '> 0',
    ),
    waived: await count(
      'waived',
      'rules with findings that a waiver accepts',
      results.filter(isAccepted),
      '> 0',
    ),
  };
}
