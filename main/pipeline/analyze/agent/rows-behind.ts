import type { Cell } from '../../../domain/report/fact.ts';
import { identifier, literal } from '../../sql.ts';
import type { Query } from '../duckdb.ts';
import type { SqlNode } from './read-query.ts';

/** Columns that a plain query groups by, with their place in the result. */
export interface Grouping {
  readonly keys: readonly { readonly column: string; readonly at: number }[];
}

/**
 * The SELECT of the rows behind one row of a grouped query, or null where the query is too involved:
 * the same table and condition, and the row's own group.
 */
export async function rowsBehindSql(
  root: SqlNode,
  row: readonly Cell[],
  query: Query,
): Promise<string | null> {
  const from = Object(root.from_table);
  if (root.type !== 'SELECT_NODE' || from.type !== 'BASE_TABLE' || !from.schema_name) return null;
  const node = {
    ...root,
    modifiers: [],
    select_list: [star],
    group_expressions: [],
    group_sets: [],
    having: null,
    qualify: null,
  };
  const tree = JSON.stringify({ error: false, statements: [{ node, named_param_map: [] }] });
  const plain = await query(`SELECT json_deserialize_sql(${literal(tree)}) AS sql`).catch(
    () => null,
  );
  const sql = plain?.rows[0]?.[0];
  if (typeof sql !== 'string') return null;
  const conditions = keysOf(root).map(({ column, at }) => {
    const cell = row[at] ?? null;
    const value = typeof cell === 'string' ? literal(cell) : String(cell);
    return `${identifier(column)} IS NOT DISTINCT FROM ${value}`;
  });
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT * FROM (${sql.replace(/;\s*$/, '')})${where}`;
}

const star = {
  class: 'STAR',
  type: 'STAR',
  alias: '',
  query_location: 0,
  relation_name: '',
  exclude_list: [],
  replace_list: [],
  columns: false,
  expr: null,
  qualified_exclude_list: [],
  rename_list: [],
};

/** Selected columns that are plain names: in a grouped query those are its groups. */
function keysOf(root: SqlNode): Grouping['keys'] {
  const groups = Array.isArray(root.group_expressions) ? root.group_expressions : [];
  if (groups.length === 0) return [];
  const selected = Array.isArray(root.select_list) ? root.select_list : [];
  return selected.flatMap((part, at) => {
    const names: unknown = Object(part).column_names;
    const column = Array.isArray(names) ? String(names.at(-1)) : null;
    return Object(part).type === 'COLUMN_REF' && column !== null ? [{ column, at }] : [];
  });
}
