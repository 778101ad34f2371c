import type { DuckDBConnection } from '@duckdb/node-api';
import type { SnapshotPart } from '../../domain/report/report.ts';
import type { ReadingQuestion } from '../../domain/source/preview.ts';
import type { Source } from '../../domain/source/source.ts';
import {
  ambiguousOption,
  dateOption,
  doubtfulNumberOption,
  sheetOption,
  sheetsOption,
  tableOption,
  tablesOption,
} from '../fetch/part-options.ts';
import { identifier, literal } from '../sql.ts';

/** More are named in a job file. */
const mostTables = 30;

/** What about the reading of a file could be otherwise. What was answered is asked again, to be undone. */
export async function readingQuestions(
  source: Source,
  part: SnapshotPart,
  from: string,
  connection: DuckDBConnection,
): Promise<readonly ReadingQuestion[]> {
  return [
    ...askSheet(part),
    ...askTable(part),
    ...askHeader(source, part),
    ...askDecimal(source, part),
    ...(await askDates(source, part, from, connection)),
  ];
}

function askSheet({ options }: SnapshotPart): readonly ReadingQuestion[] {
  const chosen = options[sheetOption];
  const sheets = options[sheetsOption]?.split('/') ?? [];
  if (chosen === undefined || sheets.length < 2) return [];
  const names = [chosen, ...sheets.filter((name) => name !== chosen)];
  const choices = names.map((name) => ({ value: name, label: name }));
  return [{ field: 'sheet', question: 'Which sheet holds the table?', choices }];
}

function askTable({ options }: SnapshotPart): readonly ReadingQuestion[] {
  const chosen = options[tableOption];
  const tables: readonly string[] = JSON.parse(options[tablesOption] ?? '[]');
  if (chosen === undefined || tables.length < 2) return [];
  const names = [chosen, ...tables.filter((name) => name !== chosen)].slice(0, mostTables);
  const choices = names.map((name) => ({ value: name, label: name }));
  return [{ field: 'table', question: 'Which table holds the rows?', choices }];
}

/** Asked where nothing told names from data: no header was found, or every column is text. */
function askHeader(source: Source, { options, columns }: SnapshotPart): readonly ReadingQuestion[] {
  if (source.kind !== 'csv' && source.kind !== 'excel') return [];
  const isAllText = columns.every(({ type }) => type === 'VARCHAR');
  const given = source.headerRow ?? null;
  const { header = '', skippedLines = '1' } = options;
  if (given === null && header !== 'no' && !isAllText) return [];
  const found = header === 'no' ? 0 : Number(/row (\d+)/.exec(header)?.[1] ?? skippedLines);
  const rows = [found, ...[1, 2, 3, 4, 5, 0].filter((row) => row !== found)];
  const label = (row: number) => (row === 0 ? 'None: every row is data' : `Row ${row}`);
  const choices = rows.map((row) => ({ value: String(row), label: label(row) }));
  return [{ field: 'headerRow', question: 'Which row holds the names of the columns?', choices }];
}

function askDecimal(source: Source, { options }: SnapshotPart): readonly ReadingQuestion[] {
  const number = options[doubtfulNumberOption];
  if (number === undefined || !('decimal' in source)) return [];
  const separator = number.includes(',') ? ',' : '.';
  const guess = options.decimal === ',' ? ',' : '.';
  const signs = [guess, guess === ',' ? '.' : ','] as const;
  const choices = signs.map((sign) => ({
    value: sign,
    label:
      sign === separator
        ? `${number.replace(',', '.')} (with decimals)`
        : `${number.replace(separator, '')} (thousands)`,
  }));
  return [{ field: 'decimal', question: `How much is “${number}” in this file?`, choices }];
}

/** The first column of dates that could be read with day and month exchanged. */
async function askDates(
  source: Source,
  { options, columns }: SnapshotPart,
  from: string,
  connection: DuckDBConnection,
): Promise<readonly ReadingQuestion[]> {
  if (!('dateFormat' in source)) return [];
  const column = columns.find(({ name }) => {
    const format = options[dateOption(name)];
    const isAsked = options[ambiguousOption(name)] === 'yes' || format === source.dateFormat;
    return isAsked && format !== undefined && exchanged(format) !== format;
  });
  const format = column && options[dateOption(column.name)];
  if (!column || !format) return [];
  const date = identifier(column.name);
  const example = await connection.runAndReadAll(
    `SELECT strftime(${date}, ${literal(format)}), strftime(${date}, '%-d %B %Y'), strftime(make_date(year(${date}), day(${date}), month(${date})), '%-d %B %Y') FROM ${from} WHERE day(${date}) <= 12 AND day(${date}) <> month(${date}) LIMIT 1`,
  );
  const [written, asRead, otherwise] = (example.getRowsJS()[0] ?? []).map(String);
  if (written === undefined || asRead === undefined || otherwise === undefined) return [];
  const choices = [
    { value: format, label: asRead },
    { value: exchanged(format), label: otherwise },
  ];
  return [
    { field: 'dateFormat', question: `Which day is “${written}” in ${column.name}?`, choices },
  ];
}

function exchanged(format: string): string {
  if (!/%d/.test(format) || !/%m/.test(format)) return format;
  return format.replace(/%[dm]/g, (part) => (part === '%d' ? '%m' : '%d'));
}
