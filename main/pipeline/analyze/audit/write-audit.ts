import type { AuditRule } from '../../../domain/analysis/audit-rule.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { counted } from '../../report/counted.ts';
import type { Block } from '../../report/document.ts';
import type { Written } from '../../report/findings.ts';
import { capitalised, cite, join, name, type Phrase, say } from '../../report/phrase.ts';
import type { Period } from '../find-period.ts';
import { type SourceFacts, writeRows, writeSource } from '../find-source.ts';
import { type Restated, writeRestatedSection } from '../restated.ts';
import { writeOpening } from '../write-opening.ts';
import { writeOrigin } from '../write-origin.ts';
import type { RuleResult, Totals } from './find-results.ts';
import type { Sealed } from './seal.ts';

export interface AuditFound {
  readonly plan: PlanOf<'audit'>;
  readonly window: Period;
  readonly results: readonly RuleResult[];
  readonly totals: Totals;
  readonly restated: readonly Restated[];
  readonly sources: readonly SourceFacts[];
  readonly sealed: Sealed;
}

const mostNamed = 3;

export function writeAudit(found: AuditFound): Written {
  const { plan, window, totals, results, restated } = found;
  const headline = writeHeadline(found);
  const result = say`${counted(totals.rules, 'rule')}, ${cite(totals.failed)} failed, ${cite(totals.waived)} waived`;
  const blocks: readonly Block[] = [
    ...writeOpening(plan, headline, window),
    ...writeRestatedSection(restated, say`Findings`),
    { kind: 'section', text: say`Rules` },
    {
      kind: 'table',
      head: [say`Rule`, say`Result`, say`Findings`, say`Looked at`, say`What it asks`],
      rows: sorted(results).map((one) => [
        name(capitalised(one.name)),
        verdict(one),
        cite(one.findings),
        one.checked ? cite(one.checked) : say`–`,
        demand(one.rule),
      ]),
    },
    ...waivers(results),
    { kind: 'section', text: say`Evidence` },
    {
      kind: 'paragraph',
      text: say`The rows behind each finding are a click on its number away. They are sealed in ${name('evidence.jsonl')} beside this report: ${counted(found.sealed.entries, 'entry', 'entries')}, each chained to the one before and the first to the job’s audit before this one, the last being ${name(found.sealed.head.slice(0, 16))}. ${name('almanac doctor --audit')} follows the chain.`,
    },
    { kind: 'section', text: say`Data notes` },
    {
      kind: 'list',
      items: found.sources.flatMap((source) => [writeRows(source), ...writeSource(source)]),
    },
    { kind: 'small', text: writeOrigin(plan) },
  ];
  return { headline, result, blocks };
}

/** "2 of 9 rules fail: Payments are approved and Known vendors; 1 is waived." */
function writeHeadline({ totals, results }: AuditFound): Phrase {
  const { rules, failed, waived } = totals;
  const accepted =
    waived.value === 0
      ? say``
      : waived.value === 1
        ? say`; ${cite(waived)} more is waived`
        : say`; ${cite(waived)} more are waived`;
  if (failed.value === 0) {
    if (waived.value === 0) {
      return rules.value === 1
        ? say`The one rule holds, without a finding.`
        : say`All rules hold: ${cite(rules)} of them, without a finding.`;
    }
    return say`No rule fails; ${cite(waived)} of ${cite(rules)} ${waived.value === 1 ? say`is` : say`are`} waived.`;
  }
  const broken = results.filter(({ outcome }) => outcome === 'failed');
  const named = broken.slice(0, mostNamed).map((result) => name(capitalised(result.name)));
  const more = broken.length > mostNamed ? say` and others` : say``;
  const verb = failed.value === 1 ? say`fails` : say`fail`;
  return say`${cite(failed)} of ${counted(rules, 'rule')} ${verb}: ${join(named, ', ')}${more}${accepted}.`;
}

const order = { failed: 0, waived: 1, passed: 2 } as const;

/** What fails first; within one result as the job lists them. */
function sorted(results: readonly RuleResult[]): readonly RuleResult[] {
  return [...results].sort((a, b) => order[a.outcome] - order[b.outcome]);
}

function verdict({ outcome, waiver }: RuleResult): Phrase {
  switch (outcome) {
    case 'passed':
      return say`holds`;
    case 'waived':
      return waiver ? say`waived until ${cite(waiver.until)}` : say`waived`;
    case 'failed':
      return waiver ? say`fails, its waiver ended ${cite(waiver.until)}` : say`fails`;
  }
}

function waivers(results: readonly RuleResult[]): readonly Block[] {
  const waived = results.filter(({ outcome }) => outcome === 'waived');
  if (waived.length === 0) return [];
  return [
    { kind: 'section', text: say`Waived` },
    {
      kind: 'list',
      items: waived.flatMap(({ name: rule, waiver, findings }) =>
        waiver
          ? [
              say`${name(capitalised(rule))}: ${counted(findings, 'finding is', 'findings are')} accepted until ${cite(waiver.until)}, because: ${name(waiver.note)}.`,
            ]
          : [],
      ),
    },
  ];
}

/** The rule in words; its limits and columns as the job writes them. */
function demand(rule: AuditRule): Phrase {
  const columns = (names: readonly string[]) => join(names.map(name), ', ');
  switch (rule.check) {
    case 'complete':
      return say`no empty cell in ${columns(rule.columns)}`;
    case 'unique':
      return say`no two rows alike in ${columns(rule.columns)}`;
    case 'reference':
      return say`${name(rule.column)} is found in ${name(`${rule.in}.${rule.inColumn}`)}`;
    case 'allowed':
      return say`${name(rule.column)} is one of ${name(rule.values.join(', '))}`;
    case 'threshold':
      return say`${name(rule.column)} ${name(limits(rule.min, rule.max))}`;
    case 'separation':
      return say`never the same in ${columns(rule.columns)}`;
    case 'reconcile':
      return say`${name(rule.amount)} by ${name(rule.key)} agrees with ${name(rule.with)}`;
    case 'sql':
      return say`no row of its own SQL`;
  }
}

function limits(min: number | null, max: number | null): string {
  if (min === null) return `at most ${max}`;
  return max === null ? `at least ${min}` : `from ${min} to ${max}`;
}
