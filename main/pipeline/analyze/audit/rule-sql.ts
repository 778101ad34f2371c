import type { AuditRule, RowsRule } from '../../../domain/analysis/audit-rule.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { rowColumn } from '../../fetch/column-names.ts';
import { identifier, literal } from '../../sql.ts';
import { cannotAnalyze, isNumber, isTime, namedColumn } from '../columns.ts';
import type { Query } from '../duckdb.ts';
import type { EvidenceQuery, EvidenceRows } from '../fact-desk.ts';
import { ownSql } from '../own-sql.ts';
import { within } from '../period.ts';

/** A rule as statements. */
export interface RuleSql {
  /** How many rows, or keys, were looked at; null when the rule's own SQL does not say. */
  readonly checked: string | null;
  /** How many of them break the rule. */
  readonly findings: string;
  readonly evidence: EvidenceRows | EvidenceQuery;
}

const evidenceLimit = 100;

/** @throws RunFailure `source-changed` when a column is not there, `analysis-failed` */
export async function ruleSql(
  rule: AuditRule,
  plan: PlanOf<'audit'>,
  query: Query,
): Promise<RuleSql> {
  if (rule.check === 'sql') {
    const sql = await ownSql(query, rule.query, `the rule "${rule.id}"`);
    return {
      checked: null,
      findings: `SELECT count(*) AS value FROM (${sql}\n)`,
      evidence: { sql, limit: evidenceLimit },
    };
  }
  const part = partOf(rule.source, plan);
  const period = periodOf(rule.time, part, plan);
  if (rule.check === 'reconcile') return reconcile(rule, part, period, plan);
  const { condition, columns } = brokenBy(rule, part, plan);
  const where = `${period} AND ${condition}`;
  const from = `SELECT count(*) AS value FROM ${identifier(part.sourceId)} WHERE`;
  return {
    checked: `${from} ${period}`,
    findings: `${from} ${where}`,
    evidence: {
      view: part.sourceId,
      where,
      columns: [...new Set([...columns, ...part.columns.map(({ name }) => name)])].slice(0, 12),
      largestBy: null,
      limit: evidenceLimit,
    },
  };
}

type RowRule = Exclude<AuditRule, { readonly check: 'sql' | 'reconcile' }>;

/** The condition that a row breaks the rule, and the columns that show it. */
function brokenBy(
  rule: RowRule,
  part: SnapshotPart,
  plan: PlanOf<'audit'>,
): { readonly condition: string; readonly columns: readonly string[] } {
  const name = (column: string) => namedColumn(column, part).name;
  const text = (column: string) => `${identifier(name(column))}::VARCHAR`;
  switch (rule.check) {
    case 'complete':
      return {
        columns: rule.columns.map(name),
        condition: `(${rule.columns.map((column) => `coalesce(trim(${text(column)}), '') = ''`).join(' OR ')})`,
      };
    case 'unique': {
      const columns = rule.columns.map((column) => identifier(name(column)));
      const isFilled = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
      // Alike within the rows that are looked at; an empty cell is a matter of another rule.
      const period = periodOf(rule.time, part, plan);
      const alike = `SELECT ${rowColumn} FROM ${identifier(part.sourceId)} WHERE ${period} AND ${isFilled} QUALIFY count(*) OVER (PARTITION BY ${columns.join(', ')}) > 1`;
      return { columns: rule.columns.map(name), condition: `${rowColumn} IN (${alike})` };
    }
    case 'reference': {
      const other = partOf(rule.in, plan);
      const target = identifier(namedColumn(rule.inColumn, other).name);
      const known = `SELECT ${target}::VARCHAR FROM ${identifier(other.sourceId)} WHERE ${target} IS NOT NULL`;
      return {
        columns: [name(rule.column)],
        condition: `${text(rule.column)} NOT IN (${known})`,
      };
    }
    case 'allowed':
      return {
        columns: [name(rule.column)],
        condition: `${text(rule.column)} NOT IN (${rule.values.map(literal).join(', ')})`,
      };
    case 'threshold': {
      const column = identifier(numberColumn(rule.column, part));
      const sides = [
        ...(rule.min === null ? [] : [`${column} < ${rule.min}`]),
        ...(rule.max === null ? [] : [`${column} > ${rule.max}`]),
      ];
      return { columns: [name(rule.column)], condition: `(${sides.join(' OR ')})` };
    }
    case 'separation': {
      const [one = '', other = ''] = rule.columns;
      return {
        columns: [name(one), name(other)],
        condition: `lower(trim(${text(one)})) = lower(trim(${text(other)})) AND trim(${text(one)}) <> ''`,
      };
    }
  }
}

/** Sums by key in both sources; a key that one of them lacks is a finding, whatever its sum. */
function reconcile(
  rule: Extract<AuditRule, { readonly check: 'reconcile' }>,
  part: SnapshotPart,
  period: string,
  plan: PlanOf<'audit'>,
): RuleSql {
  const other = partOf(rule.with, plan);
  const sums = (from: SnapshotPart, key: string, amount: string, where: string) => {
    const name = identifier(namedColumn(key, from).name);
    const sum = `sum(${identifier(numberColumn(amount, from))})`;
    return `SELECT ${name}::VARCHAR AS key, ${sum} AS amount FROM ${identifier(from.sourceId)} WHERE ${where} AND ${name} IS NOT NULL GROUP BY key`;
  };
  const ours = sums(part, rule.key, rule.amount, period);
  const theirs = sums(
    other,
    rule.withKey ?? rule.key,
    rule.withAmount ?? rule.amount,
    periodOf(rule.withTime, other, plan),
  );
  const pairs = `FROM (${ours}) AS a FULL JOIN (${theirs}) AS b USING (key)`;
  const differs = `(a.key IS NULL OR b.key IS NULL OR abs(a.amount - b.amount) > ${rule.tolerance})`;
  const names = [part, other].map(({ sourceId }) => identifier(`${sourceId} amount`));
  return {
    checked: `SELECT count(*) AS value ${pairs}`,
    findings: `SELECT count(*) AS value ${pairs} WHERE ${differs}`,
    evidence: {
      sql: `SELECT key, a.amount AS ${names[0]}, b.amount AS ${names[1]}, coalesce(a.amount, 0) - coalesce(b.amount, 0) AS difference ${pairs} WHERE ${differs}`,
      limit: evidenceLimit,
    },
  };
}

function partOf(id: RowsRule['source'], { snapshot }: PlanOf<'audit'>): SnapshotPart {
  const part = snapshot.parts.find(({ sourceId }) => sourceId === id);
  if (part) return part;
  throw cannotAnalyze(`The job has no source "${id}" that a rule asks for.`);
}

function periodOf(
  time: string | null,
  part: SnapshotPart,
  { window, zone }: PlanOf<'audit'>,
): string {
  if (time === null) return 'TRUE';
  const column = namedColumn(time, part);
  if (isTime(column)) return `(${within({ ...column, zone }, window)})`;
  throw cannotAnalyze(
    `The cells of "${column.name}" could not be read as dates, which a rule needs. Set the source's date format, or choose another column.`,
  );
}

function numberColumn(wanted: string, part: SnapshotPart): string {
  const column = namedColumn(wanted, part);
  if (isNumber(column)) return column.name;
  throw cannotAnalyze(
    `The cells of "${column.name}" could not be read as numbers, which a rule needs. Set the source's decimal sign, or choose another column.`,
  );
}
