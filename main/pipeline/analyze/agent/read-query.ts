import { literal } from '../../sql.ts';
import type { Query } from '../duckdb.ts';
import { modelSchemas } from './model-views.ts';

/** A node of DuckDB's own syntax tree, as `json_serialize_sql` gives it. */
export type SqlNode = { readonly [name: string]: unknown };

/** What a model's query is, read from its syntax tree and never from its text. */
export interface ReadQuery {
  readonly root: SqlNode;
  /** The schemas that it asks. */
  readonly schemas: readonly string[];
  /** Texts that it compares with: what the result is about. */
  readonly texts: readonly string[];
  /** Columns that it names. */
  readonly columns: readonly string[];
  /** Every row of the result stands for a group of rows. */
  readonly isAggregated: boolean;
  readonly functions: readonly string[];
}

export class QueryRefused extends Error {}

/** What changes from one run to the next, looks around in the engine, or reads something else. */
const refusedFunctions =
  /^(current_|get_current|now$|today$|random$|setseed|uuid|gen_random|version$|getenv|getvariable|pg_|duckdb_|pragma_|read_|parquet_|glob$|sniff_|query|nextval|currval|txid|transaction_|local|has_|in_search|write_|json_execute|json_serialize|json_deserialize|approx_|reservoir|age$|from_substrait|seq_scan|storage_|which_|test_|summary$|repeat_row|checkpoint|force_|index_scan|icu_|is_histogram|reduce$|list_reduce|repeat$|rpad|lpad)/i;
const tableFunctions = new Set(['unnest', 'range', 'generate_series']);

/**
 * Reads one SELECT on the views of a model.
 * @throws QueryRefused with a sentence for the model: anything else, or a table that is not one of them
 */
export async function readQuery(
  sql: string,
  tables: readonly string[],
  query: Query,
): Promise<ReadQuery> {
  if (sql.length > 8_000) throw new QueryRefused('The query is longer than 8000 characters.');
  const parsed = JSON.parse(
    String((await query(`SELECT json_serialize_sql(${literal(sql)}) AS tree`)).rows[0]?.[0]),
  );
  if (parsed.error === true) throw new QueryRefused(`No SELECT: ${String(parsed.error_message)}`);
  const statements: readonly SqlNode[] = parsed.statements ?? [];
  const [statement] = statements;
  if (!statement || statements.length !== 1) throw new QueryRefused('Send one SELECT at a time.');
  const root = statement.node as SqlNode;

  const schemas = new Set<string>();
  const texts = new Set<string>();
  const columns = new Set<string>();
  const functions = new Set<string>();
  const ctes = new Set<string>();
  walk(root, (node) => {
    for (const entry of listOf(Object(node.cte_map).map)) ctes.add(String(entry.key).toLowerCase());
  });
  walk(root, (node) => {
    if (node.sample) throw new QueryRefused('A sample differs each time; leave it out.');
    switch (node.type) {
      case 'BASE_TABLE':
        schemas.add(checkTable(node, tables, ctes));
        break;
      case 'TABLE_FUNCTION': {
        const name = String(Object(node.function).function_name);
        if (!tableFunctions.has(name)) throw new QueryRefused(`${name} is not available here.`);
        break;
      }
      case 'SHOW_REF':
        throw new QueryRefused('Use the tools list_tables and describe instead.');
      case 'FUNCTION':
      case 'WINDOW_AGGREGATE': {
        const name = String(node.function_name);
        if (refusedFunctions.test(name)) throw new QueryRefused(`${name} is not available here.`);
        functions.add(name.toLowerCase());
        break;
      }
      case 'VALUE_CONSTANT': {
        const { value } = Object(node.value);
        if (typeof value === 'string') texts.add(value);
        break;
      }
      case 'COLUMN_REF': {
        const name = listOf(node.column_names).at(-1);
        if (name !== undefined) columns.add(String(name));
        if (/^(current_|localtime)/i.test(String(name))) {
          throw new QueryRefused(`${String(name)} is not available here.`);
        }
        break;
      }
    }
  });
  schemas.delete('');
  return {
    root,
    schemas: [...schemas],
    texts: [...texts],
    columns: [...columns],
    functions: [...functions],
    isAggregated: isAggregated(root, await aggregateNames(query), new Map()),
  };
}

function checkTable(node: SqlNode, tables: readonly string[], ctes: ReadonlySet<string>): string {
  const [schema, name, catalog] = [node.schema_name, node.table_name, node.catalog_name].map(
    (part) => String(part ?? '').toLowerCase(),
  );
  if (schema === '' && ctes.has(name ?? '')) return '';
  const isKnown = tables.some((table) => table.toLowerCase() === name);
  const isSchema = modelSchemas.some((known) => known === schema);
  if (catalog === '' && isKnown && isSchema) return schema ?? '';
  throw new QueryRefused(
    `There is no table ${[schema, name].filter(Boolean).join('.')}. Use for example this_period."${tables[0]}"; list_tables names all.`,
  );
}

/** Whether no single row of a table can come out as it is. */
function isAggregated(
  node: SqlNode,
  aggregates: ReadonlySet<string>,
  ctes: ReadonlyMap<string, SqlNode>,
): boolean {
  const known = new Map(ctes);
  for (const entry of listOf(Object(node.cte_map).map)) {
    const inner = Object(Object(Object(entry).value).query).node;
    if (inner) known.set(String(Object(entry).key).toLowerCase(), inner as SqlNode);
  }
  if (node.type === 'SET_OPERATION_NODE') {
    const sides = [node.left, node.right, ...listOf(node.children)].filter(Boolean);
    return sides.every((side) => isAggregated(side as SqlNode, aggregates, known));
  }
  if (node.type !== 'SELECT_NODE') return false;
  if (listOf(node.group_expressions).length > 0) return true;
  const isOwn = listOf(node.select_list).some((part) => holdsAggregate(part, aggregates));
  return isOwn || isFromAggregate(Object(node.from_table), aggregates, known);
}

function isFromAggregate(
  from: SqlNode,
  aggregates: ReadonlySet<string>,
  ctes: ReadonlyMap<string, SqlNode>,
): boolean {
  switch (from.type) {
    case 'SUBQUERY':
      return isAggregated(Object(Object(from.subquery).node), aggregates, ctes);
    case 'BASE_TABLE': {
      const inner = ctes.get(String(from.table_name).toLowerCase());
      return (
        from.schema_name === '' && inner !== undefined && isAggregated(inner, aggregates, ctes)
      );
    }
    case 'JOIN':
      return [from.left, from.right].every((side) =>
        isFromAggregate(Object(side), aggregates, ctes),
      );
    case 'EMPTY':
    case 'EXPRESSION_LIST':
      return true;
    default:
      return false;
  }
}

function holdsAggregate(part: unknown, aggregates: ReadonlySet<string>): boolean {
  let isFound = false;
  walk(
    part,
    (node) => {
      isFound ||=
        node.type === 'FUNCTION' && aggregates.has(String(node.function_name).toLowerCase());
    },
    (node) => node.class !== 'SUBQUERY',
  );
  return isFound;
}

async function aggregateNames(query: Query): Promise<ReadonlySet<string>> {
  const table = await query(
    `SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'aggregate'`,
  );
  return new Set(table.rows.map(([name]) => String(name)));
}

function walk(
  value: unknown,
  visit: (node: SqlNode) => void,
  goesInto: (node: SqlNode) => boolean = () => true,
): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit, goesInto);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
  const node = value as SqlNode;
  visit(node);
  if (goesInto(node)) for (const child of Object.values(node)) walk(child, visit, goesInto);
}

function listOf(value: unknown): readonly SqlNode[] {
  return Array.isArray(value) ? value : [];
}
