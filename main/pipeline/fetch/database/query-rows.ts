import type { FetchPlan } from '../../../domain/run/plan.ts';

/** What a column holds, as far as its server says: its text means a number, a time, or itself. */
export interface QueryColumn {
  readonly name: string;
  readonly kind: 'number' | 'time' | 'text';
}

/** An open query: its columns, and its rows as the server writes them, so many at a time. */
export interface QueryRows {
  readonly columns: readonly QueryColumn[];
  readonly batches: AsyncIterable<readonly (readonly (string | null)[])[]>;
}

/** A line to one database for one query. */
export interface Database {
  /** @throws RunFailure */
  open(query: string, period: FetchPlan['period']): Promise<QueryRows>;
  /** "PostgreSQL 15.9" */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** How long a server may think, and how long it may take to let us in. */
export const statementMs = 600_000;
export const connectMs = 15_000;

/**
 * The query with its period as parameters; `{from}` and `{to}` may stand in it more than once.
 * @param mark writes the n-th parameter, 1 for the first
 */
export function withPeriod(
  query: string,
  mark: (n: number) => string,
): { readonly sql: string; readonly ends: readonly ('from' | 'to')[] } {
  const ends: ('from' | 'to')[] = [];
  const sql = query.replace(/\{(from|to)\}/g, (_whole, end: 'from' | 'to') => {
    ends.push(end);
    return mark(ends.length);
  });
  return { sql: sql.trim().replace(/;\s*$/, ''), ends };
}
