import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badInput } from '../../../domain/failure.ts';
import { shortened } from '../../../domain/job/mistake.ts';
import { nearestWord } from '../../../domain/job/nearest-word.ts';
import type { ScoredRow, SeriesFile } from '../../../domain/source/series-file.ts';
import { withDuckDB } from '../../engine.ts';
import { isDate } from '../../fetch/column-type.ts';
import { freezeText } from '../../fetch/csv/csv.ts';
import { describeDelimited } from '../../fetch/csv/delimited.ts';
import { settleTypes } from '../../fetch/settle-types.ts';
import type { TypedColumn } from '../../fetch/text-table.ts';
import { readCell } from '../../fetch/typed-select.ts';
import { identifier } from '../../sql.ts';
import { Detector } from './detect/detector.ts';

/**
 * Scores a CSV file's rows as one series, in the order of the file: one row a data row, each judged by
 * itself and earlier rows only. A row without a readable time or value scores 0 and teaches nothing.
 * Times with an offset are judged by the hour in UTC, others by the hour that they name.
 * @throws RunFailure `bad-input` for a column that the file has not or that holds something else;
 * `source-missing`, `source-unreadable`, `source-empty` as a job's source would
 */
export async function scoreFile(
  file: SeriesFile,
  onRows: (rows: readonly ScoredRow[]) => void,
): Promise<void> {
  const tmpDir = await mkdtemp(join(tmpdir(), 'almanac-anomalies-'));
  try {
    await scoreIn(tmpDir, file, onRows);
  } finally {
    await rm(tmpDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function scoreIn(
  tmpDir: string,
  file: SeriesFile,
  onRows: (rows: readonly ScoredRow[]) => void,
): Promise<void> {
  const [copyPath, textPath] = [join(tmpDir, 'copy'), join(tmpDir, 'text')];
  const { encoding } = await freezeText(file.path, copyPath, textPath);
  const form = { delimiter: null, decimal: null, dateFormat: null };
  const { table } = await describeDelimited({
    ...form,
    id: 'series',
    textPath,
    encoding,
    shownAs: file.path,
  });
  await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
    const names = table.columns.map(({ name }) => name);
    const asked = [mustHave(names, 'time', file.time), mustHave(names, 'value', file.value)];
    const columns = await settleTypes(connection, {
      ...table,
      columns: table.columns.map((column) =>
        asked.includes(column.name) ? column : { ...column, type: { kind: 'text' } },
      ),
    });
    const [time, value] = asked.map((name) => columns.find((column) => column.name === name));
    const result = await connection.stream(
      `SELECT ${cellsOf(mustBeTime(time, file), mustBeNumber(value, file))} FROM ${table.from}`,
    );
    const detector = new Detector();
    for await (const rows of result.yieldRowsJs()) {
      onRows(rows.map((cells) => scored(detector, cells)));
    }
  });
}

function scored(detector: Detector, cells: readonly unknown[]): ScoredRow {
  const [timestamp, value, wallMs, number] = cells;
  const isWhole =
    typeof wallMs === 'number' && typeof number === 'number' && Number.isFinite(number);
  return {
    timestamp: String(timestamp ?? ''),
    value: String(value ?? ''),
    score: isWhole ? detector.next({ wallMs, value: number }).score : 0,
  };
}

/** Both cells as they stand in the file, the time in milliseconds, the value as a number. */
function cellsOf(time: TypedColumn, value: TypedColumn): string {
  return [
    identifier(time.name),
    identifier(value.name),
    `epoch_ms((${readCell(identifier(time.name), time.type, 'NULL')})::TIMESTAMP)::DOUBLE`,
    `(${readCell(identifier(value.name), value.type, 'NULL')})::DOUBLE`,
  ].join(', ');
}

function mustHave(names: readonly string[], option: 'time' | 'value', asked: string): string {
  const found = names.find((name) => name === asked);
  if (found !== undefined) return found;
  const meant = nearestWord(asked, names);
  const advice = meant
    ? `Did you mean --${option} ${meant}?`
    : `It has: ${names.slice(0, 12).join(', ')}.`;
  throw badInput(`--${option}: the file has no column "${shortened(asked)}". ${advice}`);
}

function mustBeTime(column: TypedColumn | undefined, { time }: SeriesFile): TypedColumn {
  if (column && isDate(column.type)) return column;
  throw badInput(
    `--time: column "${shortened(time)}" holds no dates or times that can be read. Name the column of times.`,
  );
}

function mustBeNumber(column: TypedColumn | undefined, { value }: SeriesFile): TypedColumn {
  if (column && column.type.kind !== 'text' && !isDate(column.type)) return column;
  throw badInput(
    `--value: column "${shortened(value)}" holds no numbers that can be read. Name the column of values.`,
  );
}
