import type { SendPolicy } from '../../../domain/analysis/analysis.ts';
import type { ToolUse } from '../../../domain/model/investigation.ts';
import type { ChartSpec } from '../../../domain/report/chart.ts';
import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { Findings } from '../../report/findings.ts';
import { identifier } from '../../sql.ts';
import { isNumber, isTime } from '../columns.ts';
import type { Query } from '../duckdb.ts';
import type { ModelTable } from './model-views.ts';
import type { QueryBook } from './query-book.ts';
import { QueryRefused } from './read-query.ts';

/** What an investigation has gathered so far. */
export interface Desk {
  readonly plan: AnalyzePlan;
  readonly send: SendPolicy;
  readonly tables: readonly ModelTable[];
  readonly findings: Findings;
  readonly book: QueryBook;
  readonly query: Query;
  readonly charts: ChartSpec[];
  readonly notes: string[];
}

const mostFacts = 120;
const mostCharts = 4;
const mostNotes = 8;
/** Values of a dimension that a description lists. */
const mostExamples = 12;
/** A result longer than this would fill the model's memory. */
const longestResult = 24_000;

/**
 * Uses one tool. @returns what the model reads
 * @throws QueryRefused with a sentence for the model
 */
export async function runTool(use: ToolUse, desk: Desk): Promise<unknown> {
  switch (use.tool) {
    case 'list_tables':
      return listTables(desk);
    case 'describe':
      return describe(use.table, desk);
    case 'query':
      return ask(use, desk);
    case 'facts':
      return { facts: tellFacts(desk) };
    case 'previous_report':
      return { facts: tellPrevious(desk) };
    case 'chart':
      return drawChart(use, desk);
    case 'note':
      return takeNote(use.text, desk);
  }
}

async function listTables({ tables, plan, query, send }: Desk) {
  const listed = [];
  for (const { name, columns, schemas } of tables) {
    const counts: Record<string, unknown> = {};
    for (const schema of schemas) {
      const table = await query(`SELECT count(*) FROM ${schema}.${identifier(name)}`);
      counts[schema] = send.level === 'schema' ? 'withheld' : table.rows[0]?.[0];
    }
    listed.push({
      table: name,
      columns: columns.map(({ name: column, type }) => ({ column, type })),
      rows: counts,
    });
  }
  return { tables: listed, periods: { this_period: plan.window.key, zone: plan.zone } };
}

async function describe(name: string, { tables, query, send }: Desk) {
  const table = tables.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!table) throw new QueryRefused(`There is no table ${name}.`);
  const { columns, dimensions } = table;
  if (send.level === 'schema') return { table: table.name, columns };
  const from = `FROM everything.${identifier(table.name)}`;
  const described = [];
  for (const column of columns) {
    const id = identifier(column.name);
    const hasRange = isNumber(column) || isTime(column);
    const range = hasRange ? `, min(${id})::VARCHAR, max(${id})::VARCHAR` : '';
    const [row = []] = (
      await query(`SELECT count(DISTINCT ${id}), count(*) - count(${id})${range} ${from}`)
    ).rows;
    const [distinct, empty, least, most] = row;
    const examples = dimensions.includes(column.name)
      ? (
          await query(
            `SELECT ${id} ${from} WHERE ${id} IS NOT NULL GROUP BY ${id} ORDER BY count(*) DESC, ${id} LIMIT ${mostExamples}`,
          )
        ).rows.map(([value]) => value)
      : undefined;
    described.push({
      column: column.name,
      type: column.type,
      distinct,
      empty,
      ...(hasRange ? { least, most } : {}),
      ...(examples ? { examples } : {}),
    });
  }
  return { table: table.name, columns: described };
}

async function ask(use: Extract<ToolUse, { tool: 'query' }>, { book, send }: Desk) {
  const { id, columns, rows, isCut } = await book.ask(use);
  const shown = send.level === 'schema' ? rows.map((row) => row.map(() => 'withheld')) : rows;
  const result = {
    query: id,
    columns,
    rows: shown,
    refer:
      rows.length === 1
        ? `{${id}.${columns[0]}}`
        : `{${id}.r1.${columns[0]}} is column ${columns[0]} of the first row`,
    ...(isCut ? { cut: 'There are more rows; ask for fewer.' } : {}),
  };
  if (JSON.stringify(result).length > longestResult) {
    throw new QueryRefused(
      'The result is too long to read. Group more coarsely, or take the first rows with LIMIT.',
    );
  }
  return result;
}

/** What the built-in analyst has found, as far as it may be told. */
export function toldFacts({ findings, send }: Pick<Desk, 'findings' | 'send'>) {
  const excluded = send.exclude.map((name) => identifier(name).toLowerCase());
  return findings.facts.filter(({ id, query }) => {
    const lower = query.toLowerCase();
    if (excluded.some((column) => lower.includes(column))) return false;
    // A name out of the data is a value, too.
    return send.level !== 'schema' || !/^(by|others)\./.test(id);
  });
}

function tellFacts(desk: Desk) {
  return toldFacts(desk)
    .slice(0, mostFacts)
    .map(({ id, label, text }) => ({
      fact: `{${id}}`,
      label,
      ...(desk.send.level === 'schema' ? {} : { text }),
    }));
}

function tellPrevious({ plan, send, ...desk }: Desk) {
  if (send.level === 'schema')
    throw new QueryRefused('Values are withheld here, and those of the last report too.');
  const told = new Set(toldFacts({ findings: desk.findings, send }).map(({ id }) => id));
  return plan.previousFacts
    .filter(({ id }) => told.has(id))
    .slice(0, mostFacts)
    .map(({ id, text }) => ({ id, text }));
}

function drawChart(use: Extract<ToolUse, { tool: 'chart' }>, { book, charts }: Desk) {
  const asked = book.get(use.query);
  if (!asked) throw new QueryRefused(`There is no query ${use.query}.`);
  if (charts.length >= mostCharts)
    throw new QueryRefused(`There are ${mostCharts} charts already.`);
  if (/\p{Nd}/u.test(use.title)) throw new QueryRefused('Leave numbers out of the title.');
  const placeOf = (column: string) => {
    const at = asked.columns.indexOf(column);
    if (at === -1)
      throw new QueryRefused(
        `${use.query} has no column ${column}; it has ${asked.columns.join(', ')}.`,
      );
    return at;
  };
  const x = placeOf(use.x);
  const title = use.title.slice(0, 80);
  charts.push({
    kind: use.kind,
    title,
    summary: `${use.y.join(' and ')} by ${use.x}`,
    xLabel: use.x,
    yLabel: asked.use.unit,
    x: asked.rows.map((row) => String(row[x] ?? '–')),
    series: use.y.map((column) => {
      const at = placeOf(column);
      return {
        name: column,
        values: asked.rows.map((row) => (typeof row[at] === 'number' ? row[at] : null)),
      };
    }),
  });
  return { chart: charts.length };
}

function takeNote(text: string, { notes }: Desk) {
  if (notes.length >= mostNotes) throw new QueryRefused(`There are ${mostNotes} notes already.`);
  notes.push(text.slice(0, 400));
  return { noted: true };
}
