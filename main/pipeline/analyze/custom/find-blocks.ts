import type { ChartBlock, FactBlock, TableBlock } from '../../../domain/analysis/custom-block.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import { cannotAnalyze } from '../columns.ts';
import type { FactDesk } from '../fact-desk.ts';

/** A block with what its SQL answered. */
export type Shown = ShownFact | Grid;

export interface ShownFact {
  readonly block: FactBlock;
  readonly fact: FactDraft;
}

/** Rows of text and facts: each number is a fact of its own. */
export interface Grid {
  readonly block: TableBlock | ChartBlock;
  readonly columns: readonly string[];
  /** A text out of the data, a number as a fact, or nothing. */
  readonly rows: readonly (readonly (string | FactDraft | null)[])[];
  /** How many rows there are; not all of them are shown. */
  readonly total: FactDraft;
}

const mostColumns = 12;
const mostRows = { table: 30, chart: 62 } as const;
const evidenceLimit = 50;

export async function findFact(desk: FactDesk, block: FactBlock, sql: string): Promise<ShownFact> {
  const { columns, rows } = await desk.query(`SELECT * FROM (${sql}\n) LIMIT 2`);
  if (rows.length !== 1 || columns.length !== 1) {
    const lines = rows.length > 1 ? 'several rows' : rows.length === 0 ? 'no row' : 'one row';
    throw cannotAnalyze(
      `The SQL of the block "${block.id}" answers ${lines} with ${columns.length} columns. A fact is one row with one column; show it as a table, or mend it in the job.`,
    );
  }
  const fact = await desk.prove({
    id: `block.${block.id}`,
    label: block.title,
    format: block.format,
    unit: block.unit ?? '',
    query: sql,
    evidence: { sql, limit: evidenceLimit },
  });
  return { block, fact };
}

export async function findGrid(
  desk: FactDesk,
  block: TableBlock | ChartBlock,
  sql: string,
): Promise<Grid> {
  // Numbered in the analyst's own order, so that a cell is the same one whenever it is asked for.
  const numbered = `SELECT row_number() OVER () AS "row of the answer", * FROM (${sql}\n)`;
  const most = mostRows[block.show];
  const table = await desk.query(`SELECT * FROM (${numbered}) ORDER BY 1 LIMIT ${most}`);
  const columns = table.columns.slice(1);
  if (columns.length > mostColumns) {
    throw cannotAnalyze(
      `The SQL of the block "${block.id}" answers ${columns.length} columns. Show ${mostColumns} at most.`,
    );
  }
  if (block.show === 'chart')
    checkChart(
      block,
      table.rows.map((row) => row.slice(1)),
    );
  const isWhole = columns.map((_, at) =>
    table.rows.every((row) => Number.isInteger(row[at + 1] ?? 0)),
  );
  const rows: (string | FactDraft | null)[][] = [];
  for (const [n, ...cells] of table.rows) {
    const row: (string | FactDraft | null)[] = [];
    const label = cells.find((cell) => typeof cell === 'string') ?? `row ${n}`;
    for (const [at, cell] of cells.entries()) {
      const column = columns[at] ?? '';
      if (typeof cell !== 'number') {
        row.push(cell === null ? null : String(cell));
        continue;
      }
      row.push(
        await desk.prove({
          id: `block.${block.id}.${label}.${column}`,
          label: `${block.title}: ${column}, ${label}`,
          format: isWhole[at] ? 'count' : 'amount',
          unit: '',
          query: `SELECT ${identifier(column)} AS value FROM (${numbered}) WHERE "row of the answer" = ${n}`,
          evidence: { sql, limit: evidenceLimit },
        }),
      );
    }
    rows.push(row);
  }
  const total = await desk.prove({
    id: `block.${block.id}.rows`,
    label: `rows of ${block.title}`,
    format: 'count',
    unit: '',
    query: `SELECT count(*) AS value FROM (${sql}\n)`,
    evidence: { sql, limit: evidenceLimit },
  });
  return { block, columns, rows, total };
}

function checkChart(block: ChartBlock, rows: readonly (readonly unknown[])[]): void {
  const hasSeries = rows.every((row) =>
    row.slice(1).every((cell) => cell === null || typeof cell === 'number'),
  );
  if (hasSeries && (rows[0]?.length ?? 2) > 1) return;
  throw cannotAnalyze(
    `The SQL of the block "${block.id}" cannot be drawn: after the first column, which is the axis, every column must hold numbers.`,
  );
}
