import type { SendPolicy } from '../../../domain/analysis/analysis.ts';
import { namesSecret } from '../../../domain/model/hide-secrets.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import { rowColumn } from '../../fetch/column-names.ts';
import { identifier } from '../../sql.ts';
import { type Column, columnsOf, isTime } from '../columns.ts';
import type { Query } from '../duckdb.ts';
import { within } from '../period.ts';

/** Where a model may look: all rows, and those of the two periods where the table has a time. */
export const modelSchemas = ['everything', 'this_period', 'period_before'] as const;
export type ModelSchema = (typeof modelSchemas)[number];

export interface ModelTable {
  readonly part: SnapshotPart;
  readonly name: string;
  /** The columns that the model hears of. */
  readonly columns: readonly Column[];
  /** Text columns with few values: what rows are grouped by. */
  readonly dimensions: readonly string[];
  readonly schemas: readonly ModelSchema[];
}

/** A text column with more values names single things, such as a person or an order. */
const mostGroups = 60;

/**
 * Makes the views that a model asks in place of the tables: without excluded columns, and below
 * `rows` without row numbers and without text that names single rows.
 */
export async function makeModelViews(
  plan: AnalyzePlan,
  send: SendPolicy,
  query: Query,
): Promise<readonly ModelTable[]> {
  for (const schema of modelSchemas) await query(`CREATE SCHEMA ${schema}`);
  const tables: ModelTable[] = [];
  for (const part of plan.snapshot.parts) tables.push(await makeViews(plan, part, send, query));
  return tables;
}

async function makeViews(
  plan: AnalyzePlan,
  part: SnapshotPart,
  send: SendPolicy,
  query: Query,
): Promise<ModelTable> {
  const excluded = new Set(send.exclude.map((name) => name.toLowerCase()));
  const told = columnsOf(part).filter(
    ({ name, type }) =>
      !excluded.has(name.toLowerCase()) && !(type === 'VARCHAR' && namesSecret(name)),
  );
  const source = identifier(part.sourceId);
  const columns: Column[] = [];
  const dimensions: string[] = [];
  for (const column of told) {
    if (column.type !== 'VARCHAR') {
      columns.push(column);
      continue;
    }
    const table = await query(`SELECT count(DISTINCT ${identifier(column.name)}) FROM ${source}`);
    const isGroup = Number(table.rows[0]?.[0]) <= mostGroups;
    if (isGroup) dimensions.push(column.name);
    if (isGroup || send.level === 'rows') columns.push(column);
  }
  const listed = [
    ...(send.level === 'rows' ? [rowColumn] : []),
    ...columns.map(({ name }) => name),
  ].map(identifier);
  const list = listed.length > 0 ? listed.join(', ') : '1 AS nothing';
  const time = timeColumn(plan, columnsOf(part));
  const view = (schema: ModelSchema, where: string) =>
    query(`CREATE VIEW ${schema}.${source} AS SELECT ${list} FROM main.${source}${where}`);
  await view('everything', '');
  if (time) {
    const column = { ...time, zone: plan.zone };
    await view('this_period', ` WHERE ${within(column, plan.window)}`);
    await view('period_before', ` WHERE ${within(column, plan.compareWith)}`);
  }
  const schemas = time ? modelSchemas : modelSchemas.slice(0, 1);
  return { part, name: part.sourceId, columns, dimensions, schemas };
}

/** The column that the job names, else the first with times, as the built-in analyst chooses. */
function timeColumn({ analysis }: AnalyzePlan, columns: readonly Column[]): Column | null {
  const named: unknown = Reflect.get(analysis.options, 'time');
  const times = columns.filter(isTime);
  return times.find(({ name }) => name === named) ?? times[0] ?? null;
}
