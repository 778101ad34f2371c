import { formatValue, withoutSign } from '../../../domain/report/format-value.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { literal } from '../../sql.ts';
import type { Proved } from './check/check-text.ts';
import type { Sense } from './check/sense.ts';
import type { Desk } from './tools.ts';

type By = Exclude<Proved['by'], { sense: Sense }>;

/**
 * The fact of something that a sentence states itself and that follows from facts: a date of the period,
 * or what two figures make. Null for a date without a digit: it is words.
 */
export async function factsOf(
  by: By,
  stated: string,
  { query, plan }: Desk,
  facts: Map<string, FactDraft>,
): Promise<FactDraft | null> {
  const common = {
    evidence: { columns: [], rows: [], total: 0 },
    snapshotHash: plan.snapshot.hash,
  };
  const keep = (fact: FactDraft): FactDraft => {
    const known = facts.get(fact.id);
    if (known) return known;
    facts.set(fact.id, fact);
    return fact;
  };
  if ('date' in by) {
    if (!/\p{Nd}/u.test(stated)) return null;
    const text = stated.trim();
    return keep({
      ...common,
      id: `date.${text}`,
      label: 'a date of the period',
      value: text,
      format: 'text',
      unit: '',
      text,
      query: `SELECT ${literal(text)} AS value`,
      source: '',
    });
  }
  if ('shareOf' in by && !/\p{Nd}/u.test(stated)) return null;
  const isPercent = 'percentOf' in by || 'shareOf' in by;
  const [some, other] = pairOf(by);
  const [a, b] = [some.fact, other.fact];
  const difference = `((${a.query}) - (${b.query}))`;
  const sql =
    'shareOf' in by
      ? `SELECT round(100 * ((${a.query}))::DOUBLE / nullif(((${b.query}))::DOUBLE, 0), 6) AS value`
      : isPercent
        ? `SELECT round(100 * ${difference}::DOUBLE / nullif(abs((${b.query})::DOUBLE), 0), 6) AS value`
        : `SELECT ${difference} AS value`;
  const value = Number((await query(sql)).rows[0]?.[0]);
  const form = isPercent
    ? ({ format: 'percent', unit: '%' } as const)
    : ({ format: a.format, unit: a.unit } as const);
  return keep({
    ...common,
    ...form,
    id: `derived.${a.id}.${b.id}.${wordOf(by)}`,
    label: `${names[wordOf(by)]} ${a.label} and ${b.label}`,
    value,
    text: withoutSign(formatValue(value, { ...form, isSigned: true }, plan.region)),
    query: sql,
    source: a.source,
  });
}

const names = {
  percent: 'change in percent of',
  difference: 'difference of',
  share: 'first as a part of the second, of',
} as const;

type Two = Exclude<By, { date: string }>;

function wordOf(by: Two): keyof typeof names {
  return 'shareOf' in by ? 'share' : 'percentOf' in by ? 'percent' : 'difference';
}

function pairOf(by: Two) {
  return 'shareOf' in by ? by.shareOf : 'percentOf' in by ? by.percentOf : by.differenceOf;
}
