import type { Cell, Evidence, FactFormat } from '../../domain/report/fact.ts';
import { formatValue } from '../../domain/report/format-value.ts';
import type { AnalyzePlan } from '../../domain/run/plan.ts';
import { rowColumn } from '../fetch/column-names.ts';
import { fileName } from '../file-name.ts';
import type { FactDraft } from '../report/fact-numbers.ts';
import { identifier } from '../sql.ts';
import type { Query, Table } from './duckdb.ts';

/** The rows behind a fact: which they are, and which come first when not all are kept. */
export interface EvidenceRows {
  readonly view: string;
  /** SQL condition; empty for all rows. */
  readonly where: string;
  readonly columns: readonly string[];
  /** A column whose largest values come first, or null for the file's order. */
  readonly largestBy: string | null;
  readonly limit: number;
}

/** The rows of a statement, where a fact is not made of rows of one source. */
export interface EvidenceQuery {
  /** One SELECT. */
  readonly sql: string;
  readonly limit: number;
}

export interface FactQuestion {
  readonly id: string;
  readonly label: string;
  readonly format: FactFormat;
  readonly unit: string;
  readonly isSigned?: boolean;
  readonly beside?: number;
  /** One statement with one row and one column. */
  readonly query: string;
  /** Null when the value is a definition, such as the period, and not made of rows. */
  readonly evidence: EvidenceRows | EvidenceQuery | null;
}

/** Where facts are made: each value is what its own query returned, never a number from elsewhere. */
export interface FactDesk {
  readonly query: Query;
  /** Every fact that was made, also those that no sentence mentions; without those that have no value. */
  readonly facts: readonly FactDraft[];
  prove(question: FactQuestion): Promise<FactDraft>;
}

/**
 * Opens the desk of a report. Ids stay distinct even where the data's own names would make two
 * alike; a fact's source is the file of its evidence, else the job's first.
 */
export function openFactDesk(query: Query, plan: AnalyzePlan): FactDesk {
  const facts: FactDraft[] = [];
  const times = new Map<string, number>();
  const { parts } = plan.snapshot;
  const sourceOf = (view?: string) => {
    const part = parts.find(({ sourceId }) => sourceId === view) ?? parts[0];
    return part ? fileName(part.origin) : '';
  };
  // Figures about the same rows (how many, their share, its interval) have the same evidence.
  const known = new Map<string, Evidence>();
  const behind = async (rows: EvidenceRows | EvidenceQuery): Promise<Evidence> => {
    const key = JSON.stringify(rows);
    const found =
      known.get(key) ?? (await ('sql' in rows ? rowsOf(query, rows) : rowsBehind(query, rows)));
    known.set(key, found);
    return found;
  };
  return {
    query,
    facts,
    async prove({ evidence, ...question }) {
      const time = (times.get(question.id) ?? 0) + 1;
      times.set(question.id, time);
      const table = await query(question.query);
      const value = asValue(table.rows[0]?.[0] ?? null);
      const fact: FactDraft = {
        id: time === 1 ? question.id : `${question.id} (${time})`,
        label: question.label,
        value,
        format: question.format,
        unit: question.unit,
        text: formatValue(value, question, plan.region),
        query: question.query,
        evidence: evidence ? await behind(evidence) : { columns: [], rows: [], total: 0 },
        source: sourceOf(evidence && 'view' in evidence ? evidence.view : undefined),
        snapshotHash: plan.snapshot.hash,
      };
      if (value !== null) facts.push(fact);
      return fact;
    },
  };
}

async function rowsBehind(
  query: Query,
  { view, where, columns, largestBy, limit }: EvidenceRows,
): Promise<Table & { readonly total: number }> {
  const from = `FROM ${identifier(view)}${where === '' ? '' : ` WHERE ${where}`}`;
  const counted = await query(`SELECT count(*) ${from}`);
  const list = [rowColumn, ...columns].map(identifier).join(', ');
  const size = largestBy === null ? '' : `abs(${identifier(largestBy)}) DESC NULLS LAST, `;
  // The row number makes the order total: equal amounts keep their place from run to run.
  const table = await query(`SELECT ${list} ${from} ORDER BY ${size}${rowColumn} LIMIT ${limit}`);
  return { ...table, total: Number(counted.rows[0]?.[0] ?? 0) };
}

async function rowsOf(query: Query, { sql, limit }: EvidenceQuery): Promise<Evidence> {
  const counted = await query(`SELECT count(*) FROM (${sql}\n)`);
  // Ordered by all that there is, so that equal data keeps equal rows.
  const table = await query(`SELECT * FROM (${sql}\n) ORDER BY ALL LIMIT ${limit}`);
  return { ...table, total: Number(counted.rows[0]?.[0] ?? 0) };
}

function asValue(cell: Cell): number | string | null {
  return typeof cell === 'boolean' ? String(cell) : cell;
}
