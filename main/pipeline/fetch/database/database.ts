import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Access } from '../../../domain/access.ts';
import type { DatabaseConnection } from '../../../domain/connection.ts';
import { badInput, RunFailure } from '../../../domain/failure.ts';
import type { FetchPlan } from '../../../domain/plan.ts';
import type { SnapshotPart } from '../../../domain/report.ts';
import type { DatabaseSource } from '../../../domain/source.ts';
import { withDuckDB } from '../../engine.ts';
import { appendRows } from '../append-rows.ts';
import { columnNames } from '../column-names.ts';
import { isDate } from '../column-type.ts';
import { columnOptions } from '../part-options.ts';
import { columnsOfSample, mostColumns, sampleOf, type TextTable } from '../text-table.ts';
import { sealPart, writeTyped } from '../write-part.ts';
import { openMysql } from './mysql.ts';
import { openPostgres } from './postgres.ts';
import type { Database, QueryColumn, QueryRows } from './query-rows.ts';

const mostBytes = 1024 ** 3;

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
      const table = await describe(connection, rows, name);
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

async function describe(
  connection: DuckDBConnection,
  { columns, batches }: QueryRows,
  shownAs: string,
): Promise<TextTable> {
  if (columns.length > mostColumns) {
    throw unreadable(
      `The query on ${shownAs} has ${columns.length} columns, at most ${mostColumns}.`,
    );
  }
  const names = columnNames(columns.map(({ name }) => name));
  const count = await appendRows(connection, 'query_rows', names, counted(batches, shownAs));
  if (count === 0) {
    throw new RunFailure(
      'source-empty',
      `The query on ${shownAs} has no rows. Correct it, or wait until there are some.`,
      { permanent: false },
    );
  }
  const sample = await sampleOf(connection, 'query_rows');
  const hints = { decimal: '.', dateFormat: null } as const;
  const typed = columnsOfSample(names, sample, hints).map((column, at) => {
    const fits = isMeant(columns[at]?.kind ?? 'text', isDate(column.type), column.type.kind);
    return fits ? column : { ...column, type: { kind: 'text' as const } };
  });
  return { from: 'query_rows', hints, sample, columns: typed };
}

/** Whether the server says that a column is what its text looks like: `00123` in a text stays a text. */
function isMeant(said: QueryColumn['kind'], looksLikeDate: boolean, looksLike: string): boolean {
  if (said === 'time') return looksLikeDate;
  return said === 'number' && !looksLikeDate && looksLike !== 'text';
}

/** Row after row, as far as they may be together. */
async function* counted(batches: QueryRows['batches'], shownAs: string) {
  let bytes = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      const cells = row.map((cell) => cell ?? '');
      for (const cell of cells) bytes += cell.length;
      if (bytes > mostBytes) {
        throw unreadable(`The query on ${shownAs} answers with more than 1 GB. Ask it for less.`);
      }
      yield cells;
    }
  }
}

function unreadable(message: string): RunFailure {
  return new RunFailure('source-unreadable', message, { permanent: true });
}
