import { Temporal } from 'temporal-polyfill';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { Access } from '../../../domain/source/access.ts';
import type { DatabaseConnection } from '../../../domain/source/connection.ts';
import { postgresFailure } from './database-failures.ts';
import {
  connectMs,
  type Database,
  type QueryColumn,
  statementMs,
  withPeriod,
} from './query-rows.ts';

const batchRows = 5_000;
// pg_type.oid of int8, int2, int4, float4, float8, numeric; date, timestamp, timestamptz.
const numbers = [20, 21, 23, 700, 701, 1700];
const times = [1082, 1114, 1184];

/** Every cell as the server writes it: a number is read exactly, or not at all. */
const asText = { getTypeParser: () => (text: string) => text };

/**
 * Connects for reading only: the session refuses to write, a cursor takes nothing but a query, and the
 * server itself ends what takes too long.
 * @throws RunFailure
 */
export async function openPostgres(
  { connection, secret }: Access & { readonly connection: DatabaseConnection },
  zone: string,
): Promise<Database> {
  const { host, port, database, user, encryption } = connection;
  const { Client } = await import('pg');
  const fail = (cause: unknown) => postgresFailure(cause, connection, secret);
  const client = new Client({
    host,
    port,
    database,
    user,
    connectionTimeoutMillis: connectMs,
    ...(secret === null ? {} : { password: secret }),
    ssl: encryption === 'none' ? false : { rejectUnauthorized: encryption === 'verified' },
    statement_timeout: statementMs,
    application_name: 'Almanac',
    options: '-c default_transaction_read_only=on -c DateStyle=ISO',
  });
  // A line that breaks later is told by the query that waits for it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Days of the query are days where the job lives.
    await client.query("SELECT set_config('TimeZone', $1, false)", [zone]);
    await client.query('BEGIN READ ONLY');
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw fail(cause);
  }

  async function fetchSome() {
    const text = `FETCH ${batchRows} FROM almanac`;
    const config = { text, rowMode: 'array' as const, types: asText };
    return client.query<(string | null)[]>(config).catch((cause: unknown) => {
      throw fail(cause);
    });
  }

  return {
    async open(query, period) {
      const { sql, ends } = withPeriod(query, (n) => `$${n}::timestamptz`);
      const values = ends.map((end) => instantText(end, period));
      await client
        .query(`DECLARE almanac NO SCROLL CURSOR FOR ${sql}`, values)
        .catch((cause: unknown) => {
          throw fail(cause);
        });
      const first = await fetchSome();
      const columns = first.fields.map(({ name, dataTypeID }): QueryColumn => {
        if (numbers.includes(dataTypeID)) return { name, kind: 'number' };
        return { name, kind: times.includes(dataTypeID) ? 'time' : 'text' };
      });
      async function* batches() {
        for (let { rows } = first; rows.length > 0; { rows } = await fetchSome()) yield rows;
      }
      return { columns, batches: batches() };
    },
    async version() {
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
      return `PostgreSQL ${rows[0]?.server_version ?? ''}`.trim();
    },
    close: () => client.end().catch(() => undefined),
  };
}

function instantText(end: 'from' | 'to', period: FetchPlan['period']): string | null {
  if (!period) return null;
  const { fromMs, toMs } = period.window;
  return Temporal.Instant.fromEpochMilliseconds(end === 'from' ? fromMs : toMs).toString();
}
