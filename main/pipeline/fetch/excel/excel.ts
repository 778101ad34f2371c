import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CellObject } from '@e965/xlsx';
import { RunFailure } from '../../../domain/failure.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { FetchPlan } from '../../../domain/run/plan.ts';
import type { ExcelSource } from '../../../domain/source/source.ts';
import { withDuckDB } from '../../engine.ts';
import { identifier } from '../../sql.ts';
import { appendRows } from '../append-rows.ts';
import { columnNames } from '../column-names.ts';
import { freezeFile } from '../freeze-file.ts';
import { detectDecimal } from '../number-text.ts';
import {
  columnOptions,
  decimalDoubt,
  guessedSheetOption,
  leftOutOption,
  sheetOption,
  sheetsOption,
} from '../part-options.ts';
import { columnsOfSample, mostColumns, sampleOf } from '../text-table.ts';
import { sealPart, writeTyped } from '../write-part.ts';
import { type CellForm, cellText, isUncalculated } from './cell-text.ts';
import { type ChosenSheet, chooseSheet } from './choose-sheet.ts';
import { openWorkbook } from './open-workbook.ts';

const cellTable = 'cells of the sheet';

/**
 * Reads one table of a workbook into a part.
 * @throws RunFailure with a sentence that names the file, and the sheet and cell where there is one
 */
export async function fetchExcel(
  source: ExcelSource,
  { tmpDir }: Pick<FetchPlan, 'tmpDir'>,
): Promise<SnapshotPart> {
  const copyPath = join(tmpDir, `${source.id}.copy`);
  const parquetPath = join(tmpDir, `${source.id}.parquet`);
  try {
    refuseLockFile(source.path);
    const frozen = await freezeFile(source.path, copyPath);
    const book = await openWorkbook(copyPath, source.path);
    const sheet = chooseSheet(book, source);
    refuseUnread(source.path, sheet);
    const form: CellForm = {
      date1904: book.Workbook?.WBProps?.date1904 === true,
      decimal: source.decimal ?? detectDecimal(textCells(sheet)),
    };
    const names = columnNames(sheet.table.names);
    return await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
      await appendRows(connection, cellTable, names, textRows(sheet, form));
      const from = identifier(cellTable);
      const sample = await sampleOf(connection, from);
      const hints = { decimal: form.decimal, dateFormat: source.dateFormat };
      const table = { from, hints, sample, columns: columnsOfSample(names, sample, hints) };
      const { columns } = await writeTyped(connection, table, parquetPath);
      return {
        sourceId: source.id,
        ...(await sealPart(connection, parquetPath, tmpDir)),
        origin: source.path,
        originModifiedAtMs: frozen.modifiedAtMs,
        options: {
          kind: source.kind,
          ...optionsOf(sheet),
          ...columnOptions(columns, form.decimal),
          ...decimalDoubt([...textCells(sheet)]),
        },
      };
    });
  } finally {
    await Promise.all([copyPath, parquetPath].map((path) => rm(path, { force: true })));
  }
}

function optionsOf({
  name,
  table,
  others,
  isGuessed,
}: ChosenSheet): Readonly<Record<string, string>> {
  const { headerRow, leftOut } = table;
  const more = leftOut.length > 3 ? ` and ${leftOut.length - 3} more` : '';
  return {
    [sheetOption]: name,
    ...(others.length > 0 ? { [sheetsOption]: [name, ...others].join('/') } : {}),
    ...(others.length > 0 && isGuessed ? { [guessedSheetOption]: 'yes' } : {}),
    header: headerRow === null ? 'no' : `row ${headerRow + 1}`,
    ...(leftOut.length > 0 ? { [leftOutOption]: leftOut.slice(0, 3).join(', ') + more } : {}),
  };
}

function* textRows({ cells, table }: ChosenSheet, form: CellForm): Generator<readonly string[]> {
  for (const row of table.rows) {
    yield table.columns.map((column) => cellText(cells[row]?.[column], form));
  }
}

/** Numbers that were typed as text, by which the decimal sign is told; numbers have none. */
function* textCells(sheet: ChosenSheet): Generator<string> {
  for (const cell of dataCells(sheet, 2000)) {
    if (cell?.t === 's') yield String(cell.v).trim();
  }
}

function* dataCells(
  { cells, table }: ChosenSheet,
  rows = table.rows.length,
): Generator<CellObject | undefined> {
  for (const row of table.rows.slice(0, rows)) {
    for (const column of table.columns) yield cells[row]?.[column];
  }
}

/** Excel keeps a small file of this name beside a workbook that is open. */
function refuseLockFile(path: string): void {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  if (!/^(~\$|\.~lock\.)/.test(name)) return;
  throw refused(
    `${path} only says that a workbook is open. Choose the workbook itself; it may stay open.`,
  );
}

function refuseUnread(path: string, { name, cells, table }: ChosenSheet): void {
  if (table.columns.length > mostColumns) {
    throw refused(
      `${path}, sheet “${name}”, has ${table.columns.length} columns; Almanac reads tables of up to ${mostColumns}. Keep the columns that the report needs, or one row a value.`,
    );
  }
  for (const row of table.rows) {
    const column = table.columns.find((at) => isUncalculated(cells[row]?.[at]));
    if (column === undefined) continue;
    throw refused(
      `${path}, sheet “${name}”, cell ${columnLetters(column)}${row + 1}: the formula was never calculated, because no spreadsheet program has saved the file yet. Open it in one, save it, and run the job again.`,
    );
  }
}

/** 0 → A, 27 → AB */
function columnLetters(column: number): string {
  const before = column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1);
  return before + String.fromCharCode(65 + (column % 26));
}

function refused(message: string): RunFailure {
  return new RunFailure('source-unreadable', message, { permanent: true });
}
