import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RunFailure } from '../../../domain/failure.ts';
import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { SourceBase, TextForm } from '../../../domain/source/source.ts';
import { withDuckDB } from '../../engine.ts';
import { columnNames } from '../column-names.ts';
import { detectDecimal } from '../number-text.ts';
import { columnOptions, decimalDoubt } from '../part-options.ts';
import { readHead, type TextEncoding } from '../text-encoding.ts';
import { columnsOfSample, mostColumns, type TextTable } from '../text-table.ts';
import { sealPart, type WrittenPart, writeTyped } from '../write-part.ts';
import { type Dialect, detectDialect } from './csv-dialect.ts';
import { type CsvText, readCsv, refuseBrokenRows } from './csv-rows.ts';

/** As much of the start as detection looks at. */
export const headBytes = 2 * 1024 * 1024;

/** The file as detection sees it: how it is cut, what its columns are called and seem to hold. */
export interface CsvReading {
  readonly text: CsvText;
  readonly dialect: Dialect;
  readonly table: TextTable;
}

/** Delimited text that lies in the run's folder as UTF-8 with one kind of line ends. */
export interface Delimited extends TextForm, Pick<SourceBase, 'id'> {
  readonly delimiter: string | null;
  readonly headerRow?: number | null;
  readonly textPath: string;
  readonly encoding: TextEncoding;
  /** What sentences call it: the path of the file. */
  readonly shownAs: string;
}

/** Writes delimited text as one Parquet part. Removing what it leaves behind is the caller's. */
export async function writeDelimited(
  delimited: Delimited,
  tmpDir: string,
): Promise<WrittenPart & Pick<SnapshotPart, 'options'>> {
  const { text, dialect, table } = await describeDelimited(delimited);
  const parquetPath = join(tmpDir, `${delimited.id}.parquet`);
  try {
    return await withDuckDB(join(tmpDir, 'spill'), async (connection) => {
      const { columns } = await writeTyped(connection, table, parquetPath, (cause) =>
        refuseBrokenRows(connection, delimited.shownAs, text, cause),
      ).catch((cause: unknown) => {
        throw cause instanceof RunFailure ? cause : unreadable(delimited.shownAs, text, cause);
      });
      const options = {
        encoding: delimited.encoding,
        delimiter: dialect.delimiter,
        header: dialect.hasHeader ? 'yes' : 'no',
        skippedLines: String(dialect.skipLines),
        ...columnOptions(columns, table.hints.decimal),
        ...decimalDoubt(table.sample.flat()),
      };
      return { ...(await sealPart(connection, parquetPath, tmpDir)), options };
    });
  } finally {
    await rm(parquetPath, { force: true });
  }
}

/** Detects how the text is cut and what its columns seem to hold. @throws RunFailure `source-empty`, `source-unreadable` */
export async function describeDelimited(delimited: Delimited): Promise<CsvReading> {
  const { textPath: path, shownAs, encoding } = delimited;
  const bytes = await readHead(path, headBytes);
  const isWhole = bytes.length < headBytes;
  const head = new TextDecoder().decode(bytes);
  const dialect = detectDialect(head, isWhole, delimited.delimiter, delimited.headerRow);
  const { sample } = dialect;
  refuseWithoutRows(shownAs, dialect, isWhole, encoding);
  refuseTooWide(shownAs, dialect.header.length);
  const names = columnNames(dialect.header);
  const cells = names.flatMap((_, at) => sample.map((row) => row[at] ?? ''));
  const decimal = delimited.decimal ?? detectDecimal(cells);
  const hints = { decimal, dateFormat: delimited.dateFormat };
  const text = { path, delimiter: dialect.delimiter, skipLines: dialect.skipLines, names };
  const columns = columnsOfSample(names, sample, hints);
  return { text, dialect, table: { from: readCsv(text), hints, sample, columns } };
}

function refuseWithoutRows(
  path: string,
  { sample, hasHeader }: Dialect,
  isWhole: boolean,
  encoding: TextEncoding,
): void {
  if (sample.length > 0 || !isWhole) return;
  const found = hasHeader ? 'a header but no rows' : 'no rows';
  throw new RunFailure(
    'source-empty',
    `${path} has ${found} (read as ${encoding}). Export it again, or wait until it has been filled.`,
    { permanent: false },
  );
}

function refuseTooWide(path: string, columns: number): void {
  if (columns <= mostColumns) return;
  throw new RunFailure(
    'source-unreadable',
    `${path} has ${columns} columns; Almanac reads tables of up to ${mostColumns}. Export the columns that the report needs, or one row a value.`,
    { permanent: true },
  );
}

function unreadable(path: string, text: CsvText, cause: unknown): RunFailure {
  return new RunFailure(
    'source-unreadable',
    `${path} could not be read as CSV with "${text.delimiter}" between its columns.`,
    { permanent: true, cause },
  );
}
