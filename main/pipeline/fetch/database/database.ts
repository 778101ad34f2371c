import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../../../domain/failure.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { Access } from '../../../domain/source/access.ts';
import type { DatabaseConnection } from '../../../domain/source/connection.ts';
import type { DatabaseSource } from '../../../domain/source/source.ts';
import { withDuckDB } from '../../engine.ts';
import { columnOptions } from '../part-options.ts';
import { sealPart, writeTyped } from '../write-part.ts';
import { openMysql } from './mysql.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './query-rows.ts';
import { tableOfQuery } from './query-table.ts';

/** Opens the line to a database. @throws RunFailure */
export function openDatabase(
  access: Access & { readonly connection: DatabaseConnection },
  zone: string,
): Promise<Database> {
  const open = access.connection.kind === 'postgres' ? openPostgres : openMysql;
  return open(access, zone);
}

/**
 * Runs a query and writes its rows, as they come, into one Parquet part. Numbers and times get their
 * types from their own text, so that none is rounded on the way; text stays text.
 * @throws RunFailure with a sentence that names the connection
 */
export async function fetchDatabase(
  source: DatabaseSource,
  plan: FetchPlan,
): Promise<SnapshotPart> {
  const access = accessOf(source, plan);
  const { name, host, database } = access.connection;
  const parquetPath = join(plan.tmpDir, `${source.id}.parquet`);
  const line = await openDatabase(access, plan.period?.zone ?? 'UTC');
  try {
    const rows = await line.open(source.query, plan.period);
    return await withDuckDB(join(plan.tmpDir, 'spill'), async (connection) => {
      const table = await tableOfQuery(connection, rows, `The query on ${name}`);
      const { columns } = await writeTyped(connection, table, parquetPath);
      return {
        sourceId: source.id,
        ...(await sealPart(connection, parquetPath, plan.tmpDir)),
        origin: `${database} on ${host}`,
        originModifiedAtMs: plan.fetchedAtMs,
        options: { kind: source.kind, query: source.query, ...columnOptions(columns, '.') },
      };
    });
  } finally {
    await line.close();
    await rm(parquetPath, { force: true });
  }
}

function accessOf(source: DatabaseSource, { access = {} }: FetchPlan) {
  const found = access[source.connection];
  if (!found) throw new Error(`no access to ${source.connection} came with the plan`);
  const { connection, secret } = found;
  if (connection.kind === source.kind) return { connection, secret } as const;
  throw badInput(
    `${connection.name} is not the kind of database that the job's data asks for (${source.kind}).`,
  );
}
