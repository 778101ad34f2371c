import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, SnapshotPart } from '../../domain/report/report.ts';
import type { FetchPlan, PartFile } from '../../domain/run/plan.ts';
import { cursorOf } from '../../domain/source/cursor.ts';
import type { Source } from '../../domain/source/source.ts';
import { isTime } from '../analyze/columns.ts';
import { bound } from '../analyze/period.ts';
import { withDuckDB } from '../engine.ts';
import { identifier, literal } from '../sql.ts';
import { completeFrom } from './lookback.ts';
import { lateRowsOption } from './part-options.ts';

/** More cells are compared only where the job asks for it by name. */
const mostCells = 20_000_000;
/** Longer lists mean that the file was written anew, not that rows came late. */
const mostRanges = 2_000;

/**
 * Finds the rows that belong to a period which the last report had already told, and that its snapshot
 * did not hold: they came too late for it. Kept as an option of the part, so that a replay needs no
 * other snapshot. A row that was corrected is a new row.
 */
export async function withLateRows(
  source: Source,
  part: SnapshotPart,
  plan: FetchPlan,
): Promise<SnapshotPart> {
  const cursor = cursorOf(source);
  const reported = plan.history?.[source.id]?.reported;
  const time = part.columns.find(isTime);
  if (!cursor || !reported || !time || reported.file.part.sha256 === part.sha256) return part;
  if (!source.cursor && part.rows * part.columns.length > mostCells) return part;
  const completeMs = completeFrom(source, reported.file.part);
  if (completeMs === null) return part;
  const { lookbackMs } = cursor;
  const fromMs = Math.max(
    completeMs,
    lookbackMs === null ? Number.NEGATIVE_INFINITY : reported.toMs - lookbackMs,
  );
  const zone = plan.period?.zone ?? 'UTC';
  const at = (ms: number) => bound({ ...time, zone }, ms);
  const column = identifier(time.name);
  const told = [
    `${column} < ${at(reported.toMs)}`,
    ...(Number.isFinite(fromMs) ? [`${column} >= ${at(fromMs)}`] : []),
  ].join(' AND ');
  const ranges = await withDuckDB(join(plan.tmpDir, 'spill'), (connection) =>
    newRows(
      connection,
      join(plan.tmpDir, `${part.sha256}.parquet`),
      reported.file,
      part,
      time,
      told,
    ),
  );
  if (ranges.length === 0 || ranges.length > mostRanges) return part;
  return { ...part, options: { ...part.options, [lateRowsOption]: JSON.stringify(ranges) } };
}

/** First and last number of the rows, as `_row` counts them, that the earlier part does not hold as often. */
async function newRows(
  connection: DuckDBConnection,
  path: string,
  earlier: PartFile,
  part: SnapshotPart,
  time: Column,
  told: string,
): Promise<readonly (readonly [number, number])[]> {
  const then = new Map(earlier.part.columns.map(({ name, type }) => [name, type]));
  const shared = part.columns.filter(({ name, type }) => then.get(name) === type);
  // Where the times are not alike, or nearly nothing is, every row would be new.
  if (!shared.includes(time) || shared.length * 2 < part.columns.length) return [];
  const list = shared.map(({ name }) => identifier(name)).join(', ');
  // The n-th of equal rows is new when the earlier part held fewer than n.
  const nth = `row_number() OVER (PARTITION BY ${list} ORDER BY file_row_number)`;
  const numbered = (file: string) =>
    `SELECT ${list}, file_row_number, ${nth} AS nth FROM read_parquet(${literal(file)}, file_row_number = true) WHERE ${told}`;
  const same = [...shared.map(({ name }) => identifier(name)), 'nth']
    .map((name) => `now.${name} IS NOT DISTINCT FROM before.${name}`)
    .join(' AND ');
  const found = await connection.runAndReadAll(
    `WITH fresh AS (SELECT file_row_number + 1 AS n FROM (${numbered(path)}) AS now ANTI JOIN (${numbered(earlier.path)}) AS before ON ${same}), runs AS (SELECT n, n - row_number() OVER (ORDER BY n) AS run FROM fresh) SELECT min(n), max(n) FROM runs GROUP BY run ORDER BY 1 LIMIT ${mostRanges + 1}`,
  );
  return found.getRowsJS().map(([first, last]) => [Number(first), Number(last)] as const);
}
