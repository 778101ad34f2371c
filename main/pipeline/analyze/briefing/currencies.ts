import type { SnapshotPart } from '../../../domain/report/report.ts';
import { identifier, literal } from '../../sql.ts';
import type { Query } from '../duckdb.ts';

/** A column that says in which currency the amounts of its row are. */
export interface Currencies {
  readonly column: string;
  /** By rows, the most frequent first, then by name. */
  readonly codes: readonly string[];
}

const mostCodes = 8;

/**
 * Finds the currency column: text, named like one, and holding nothing but codes of three letters.
 * Amounts of different currencies are never added, so whatever sums must ask here first.
 */
export async function findCurrencies(
  view: string,
  columns: SnapshotPart['columns'],
  query: Query,
): Promise<Currencies | null> {
  const named = columns.filter(
    ({ name, type }) =>
      type === 'VARCHAR' &&
      /(?:^|[^\p{L}])(?:currency|ccy|curr|währung|waehrung|devise)(?![\p{L}])/iu.test(name),
  );
  for (const { name } of named) {
    const column = identifier(name);
    const found = await query(
      `SELECT upper(trim(${column})) AS code FROM ${identifier(view)} WHERE ${column} IS NOT NULL GROUP BY code ORDER BY count(*) DESC, code LIMIT ${mostCodes + 1}`,
    );
    const codes = found.rows.map(([code]) => String(code));
    const areCodes = codes.length > 0 && codes.every((code) => /^[A-Z]{3}$/.test(code));
    if (areCodes && codes.length <= mostCodes) return { column: name, codes };
  }
  return null;
}

/** The condition that a row is in this currency. */
export function inCurrency({ column }: Currencies, code: string): string {
  return `upper(trim(${identifier(column)})) = ${literal(code)}`;
}
