import { Temporal } from 'temporal-polyfill';
import type { AuditOptions, AuditRule, Waiver } from '../analysis/audit-rule.ts';
import { knownSource } from '../source/known-source.ts';
import type { Source } from '../source/source.ts';
import { type Mistake, shortened, unless } from './mistake.ts';

const mostRules = 200;

/** What may be wrong with the rules of an audit, by field. */
export function checkAudit({ rules }: AuditOptions, sources: readonly Source[]): Mistake[] {
  const field = 'analysis.options.rules';
  return [
    ...unless(rules.length > 0, field, () => 'is empty; an audit needs a rule'),
    ...unless(rules.length <= mostRules, field, () => `holds more than ${mostRules} rules`),
    ...rules.flatMap((rule, index) => {
      const at = `${field}[${index}]`;
      const isRepeated = rules.findIndex(({ id }) => id === rule.id) < index;
      return [
        ...unless(
          /^[a-z][a-z0-9_-]{0,63}$/.test(rule.id),
          `${at}.id`,
          () =>
            `"${shortened(rule.id)}" is not an id; use small letters, digits, _ and -, a letter first, 64 at most`,
        ),
        ...unless(
          !isRepeated,
          `${at}.id`,
          () => `"${shortened(rule.id)}" names two rules; rename one`,
        ),
        ...(rule.waiver ? checkWaiver(rule.waiver, `${at}.waiver`) : []),
        ...checkRule(rule, sources, at),
      ];
    }),
  ];
}

function checkRule(rule: AuditRule, sources: readonly Source[], at: string): Mistake[] {
  if (rule.check === 'sql') {
    return unless(
      rule.query.trim() !== '',
      `${at}.query`,
      () => 'is empty; write a SELECT of the rows that break the rule',
    );
  }
  return [...knownSource(rule.source, sources, `${at}.source`), ...checkFields(rule, sources, at)];
}

/** What each kind asks of its own fields. */
function checkFields(
  rule: Exclude<AuditRule, { readonly check: 'sql' }>,
  sources: readonly Source[],
  at: string,
): Mistake[] {
  switch (rule.check) {
    case 'complete':
    case 'unique':
      return unless(rule.columns.length > 0, `${at}.columns`, () => 'is empty; name a column');
    case 'separation':
      return unless(
        rule.columns.length === 2,
        `${at}.columns`,
        () => 'must name two columns: who does the one, and who does the other',
      );
    case 'allowed':
      return unless(rule.values.length > 0, `${at}.values`, () => 'is empty; name a value');
    case 'reference':
      return knownSource(rule.in, sources, `${at}.in`);
    case 'threshold':
      return unless(
        rule.min !== null || rule.max !== null,
        `${at}.min`,
        () => 'is missing, and max too; write one of them',
      );
    case 'reconcile':
      return [
        ...knownSource(rule.with, sources, `${at}.with`),
        ...unless(rule.tolerance >= 0, `${at}.tolerance`, () => 'must not be below 0'),
      ];
  }
}

function checkWaiver({ note, until }: Waiver, at: string): Mistake[] {
  return [
    ...unless(
      note.trim() !== '',
      `${at}.note`,
      () => 'is empty; say why the findings are accepted',
    ),
    ...unless(
      note.length <= 80,
      `${at}.note`,
      () => `is ${note.length} characters long; use 80 at most`,
    ),
    ...unless(
      isDate(until),
      `${at}.until`,
      () => `"${shortened(until)}" is not a date; write for example 2026-12-31`,
    ),
  ];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
