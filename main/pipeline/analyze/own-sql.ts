import { literal } from '../sql.ts';
import { cannotAnalyze } from './columns.ts';
import type { Query } from './duckdb.ts';

/** Words of the language that stand for a function without brackets. */
const clockWords = [
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
];

/**
 * Accepts one SELECT of the analyst, whose answer depends on the snapshot alone, and returns it without
 * its semicolon. The locked-down engine reads nothing else and can write nothing that outlives the
 * report; what is refused here is what would give another answer at a replay.
 * @param what names the statement for people: `the rule "no-negative"`
 * @throws RunFailure `analysis-failed`
 */
export async function ownSql(query: Query, sql: string, what: string): Promise<string> {
  const { rows } = await query(`SELECT json_serialize_sql(${literal(sql)})`);
  const tree: Serialized = JSON.parse(String(rows[0]?.[0]));
  if (tree.error) {
    const why =
      tree.error_type === 'parser'
        ? `cannot be read: ${sentenceOf(tree.error_message)}`
        : 'is not a SELECT; only one that reads the job’s sources is run';
    throw cannotAnalyze(`The SQL of ${what} ${why}. Mend it in the job.`);
  }
  if (tree.statements?.length !== 1) {
    throw cannotAnalyze(
      `The SQL of ${what} holds ${tree.statements?.length ?? 0} statements. Write one SELECT.`,
    );
  }
  const fickle = await fickleNames(query);
  for (const name of namesIn(tree)) {
    if (!fickle.has(name)) continue;
    throw cannotAnalyze(
      `The SQL of ${what} uses ${name}, whose answer is another at each run, so the report could not be repeated. Take times from snapshot.period (from_at, to_at).`,
    );
  }
  return sql.trim().replace(/;\s*$/, '');
}

/** Runs what cannot be judged before: a column that is not there, a type that does not fit. */
export async function tried<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (caught) {
    const message = caught instanceof Error ? caught.message : String(caught);
    throw cannotAnalyze(`The SQL of ${what} failed: ${sentenceOf(message)}. Mend it in the job.`);
  }
}

interface Serialized {
  readonly error: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly statements?: readonly unknown[];
}

/** The engine's own list of functions whose answer depends on more than their arguments. */
async function fickleNames(query: Query): Promise<ReadonlySet<string>> {
  const { rows } = await query(
    `SELECT DISTINCT function_name FROM duckdb_functions() WHERE stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY')`,
  );
  return new Set([...rows.map(([name]) => String(name)), ...clockWords, 'TABLESAMPLE']);
}

/** Names of functions, single words that may stand for one, and samples, anywhere in the statement. */
function namesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (node === null || typeof node !== 'object') return [];
  const own = Object.entries(node).flatMap(([key, value]): readonly string[] => {
    if (key === 'function_name' && typeof value === 'string') return [value.toLowerCase()];
    if (key === 'column_names' && Array.isArray(value) && value.length === 1) {
      const [word] = value;
      return clockWords.includes(String(word).toLowerCase()) ? [String(word).toLowerCase()] : [];
    }
    return key === 'sample' && value !== null ? ['TABLESAMPLE'] : [];
  });
  return [...own, ...Object.values(node).flatMap(namesIn)];
}

/** The first line of the engine's message, without its full stop. */
function sentenceOf(message: string | undefined): string {
  return (message ?? 'the engine does not say why').split('\n')[0]?.replace(/\.$/, '') ?? '';
}
