import { once } from 'node:events';
import type { FieldPacket } from 'mysql2';
import { Temporal } from 'temporal-polyfill';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { Access } from '../../../domain/source/access.ts';
import type { DatabaseConnection } from '../../../domain/source/connection.ts';
import { mysqlFailure } from './database-failures.ts';
import {
  connectMs,
  type Database,
  type QueryColumn,
  statementMs,
  withPeriod,
} from './query-rows.ts';

const batchRows = 5_000;
// Column types of the protocol: DECIMAL, TINY to DOUBLE, LONGLONG, INT24, YEAR, NEWDECIMAL; the times.
const numbers = [0, 1, 2, 3, 4, 5, 8, 9, 13, 246];
const times = [7, 10, 12, 14];

/**
 * Connects to MySQL or MariaDB for reading only; every cell comes as the server writes it. `{from}` and
 * `{to}` are wall times of the run's zone, which is the session's zone where the server knows it.
 * @throws RunFailure
 */
export async function openMysql(
  { connection, secret }: Access & { readonly connection: DatabaseConnection },
  zone: string,
): Promise<Database> {
  const { host, port, database, user, encryption } = connection;
  const { createConnection } = await import('mysql2');
  const fail = (cause: unknown) => mysqlFailure(cause, connection, secret);
  const client = createConnection({
    host,
    port,
    database,
    user,
    connectTimeout: connectMs,
    ...(secret === null ? {} : { password: secret }),
    ...(encryption === 'none' ? {} : { ssl: { rejectUnauthorized: encryption === 'verified' } }),
    multipleStatements: false,
  });
  client.on('error', () => undefined);
  const run = (sql: string, values: readonly unknown[] = []) =>
    new Promise<unknown>((resolve, reject) =>
      client.query(sql, [...values], (error, rows) => (error ? reject(error) : resolve(rows))),
    );
  /** For what only one of the two servers knows. */
  const may = (sql: string, values: readonly unknown[] = []) => run(sql, values).catch(() => null);

  try {
    await run('SET SESSION TRANSACTION READ ONLY');
    await may('SET SESSION max_statement_time = ?', [statementMs / 1000]);
    await may('SET SESSION max_execution_time = ?', [statementMs]);
    await may('SET SESSION time_zone = ?', [zone]);
    await run('START TRANSACTION READ ONLY');
  } catch (cause) {
    client.destroy();
    throw fail(cause);
  }

  return {
    async open(query, period) {
      const { sql, ends } = withPeriod(query, () => '?');
      const values = ends.map((end) => wallText(end, period));
      const asked = client.query({
        sql,
        values,
        rowsAsArray: true,
        typeCast: (field) => field.string(),
      });
      const stream = asked.stream({ highWaterMark: batchRows });
      // What breaks before the first row is told by the query, and else by whoever reads the rows.
      stream.on('error', () => undefined);
      const fields = await once(asked, 'fields').then(
        ([found]) => found as FieldPacket[],
        (cause: unknown) => {
          throw fail(cause);
        },
      );
      async function* batches() {
        let batch: (string | null)[][] = [];
        try {
          for await (const row of stream) {
            batch.push(row as (string | null)[]);
            if (batch.length === batchRows) {
              yield batch;
              batch = [];
            }
          }
        } catch (cause) {
          throw fail(cause);
        }
        if (batch.length > 0) yield batch;
      }
      return { columns: fields.map(columnOf), batches: batches() };
    },
    async version() {
      const rows = await run('SELECT version() AS version');
      const text = String(Reflect.get(Object(Reflect.get(Object(rows), 0)), 'version') ?? '');
      return /mariadb/i.test(text) ? `MariaDB ${text.split('-')[0]}` : `MySQL ${text}`;
    },
    close: async () => client.destroy(),
  };
}

function columnOf({ name, columnType = 253 }: FieldPacket): QueryColumn {
  if (numbers.includes(columnType)) return { name, kind: 'number' };
  return { name, kind: times.includes(columnType) ? 'time' : 'text' };
}

function wallText(end: 'from' | 'to', period: FetchPlan['period']): string | null {
  if (!period) return null;
  const { fromMs, toMs } = period.window;
  const instant = Temporal.Instant.fromEpochMilliseconds(end === 'from' ? fromMs : toMs);
  return instant.toZonedDateTimeISO(period.zone).toPlainDateTime().toString().replace('T', ' ');
}
