import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RunFailure } from '../../../domain/failure.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { SqliteSource } from '../../../domain/source/source.ts';
import { withDuckDB } from '../../engine.ts';
import { fileName } from '../../file-name.ts';
import { tableOfQuery } from '../database/query-table.ts';
import { columnOptions, guessedTableOption, tableOption, tablesOption } from '../part-options.ts';
import { sealPart, writeTyped } from '../write-part.ts';
import { openSqlite } from './open-sqlite.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import { askSqlite, type SqliteRows } from './sqlite-rows.ts';

/**
 * Reads a table or a query of an SQLite file, also while another program writes it: one transaction
 * that only reads sees one state of it. Numbers are read exactly; text stays text, but for dates.
 * @throws RunFailure with a sentence that names the file
 */
export async function fetchSqlite(source: SqliteSource, plan: FetchPlan): Promise<SnapshotPart> {
  const parquetPath = join(plan.tmpDir, `${source.id}.parquet`);
  const file = await openSqlite(source.path);
  try {
    const asked = askSqlite(file.db, source, plan.period);
    const { table, written } = await withDuckDB(join(plan.tmpDir, 'spill'), async (connection) => {
      const shownAs = `${asked.table ? `Table ${asked.table}` : 'The query'} of ${fileName(source.path)}`;
      const typed = await tableOfQuery(connection, asked, shownAs);
      const { columns } = await writeTyped(connection, typed, parquetPath);
      return { table: columns, written: await sealPart(connection, parquetPath, plan.tmpDir) };
    });
    return {
      sourceId: source.id,
      ...written,
      origin: source.path,
      originModifiedAtMs: file.modifiedAtMs,
      options: { kind: source.kind, ...askedOptions(asked), ...columnOptions(table, '.') },
    };
  } catch (caught) {
    throw caught instanceof RunFailure ? caught : sqliteFailure(source.path, caught);
  } finally {
    file.db.close();
    await rm(parquetPath, { force: true });
  }
}

function askedOptions({ table, tables, sql, isGuessed }: SqliteRows) {
  if (table === null) return { query: sql };
  return {
    [tableOption]: table,
    ...(tables.length > 1 ? { [tablesOption]: JSON.stringify(tables) } : {}),
    ...(isGuessed ? { [guessedTableOption]: 'yes' } : {}),
  };
}
