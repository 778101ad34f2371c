import { leastWidth, usualWidth } from '../usual-width.ts';

/** One record of the head of a CSV file. */
export interface HeadRecord {
  readonly cells: readonly string[];
  /** How many lines of the file lie before it. */
  readonly linesBefore: number;
}

/** How the records of a CSV file are cut into cells. */
export interface Dialect {
  readonly delimiter: string;
  /** Lines before the first data row: titles, blank lines and the header. */
  readonly skipLines: number;
  readonly hasHeader: boolean;
  /** The header's cells, or one empty name a column when there is no header. */
  readonly header: readonly string[];
  /** Data rows of the head, for detecting types. */
  readonly sample: readonly (readonly string[])[];
}

const candidates = [',', ';', '\t', '|'] as const;
const sampleRecords = 2000;

/**
 * Chooses the delimiter under which most records have the same number of cells (more than one),
 * then finds the header: the first record of that width that holds no number and no date.
 * @param head the start of the file; `isWhole` when it is all of it
 * @param headerRow the line of the column names as the source says it, 0 for none
 */
export function detectDialect(
  head: string,
  isWhole: boolean,
  given: string | null,
  headerRow: number | null = null,
): Dialect {
  const excelHint = /^sep=(.)\r?\n/i.exec(head)?.[1] ?? null;
  const delimiter = given ?? excelHint ?? bestDelimiter(head, isWhole);
  const records = splitRecords(head, isWhole, delimiter);
  const width = commonWidth(records).width;

  // Titles above the table have one cell. A first row of any other width is a header that does not
  // fit, and is refused with its line when the rows are read.
  const isFirst = ({ cells, linesBefore }: HeadRecord, at: number) =>
    headerRow !== null && headerRow > 0
      ? linesBefore + 1 >= headerRow
      : !(excelHint && at === 0) && (width === 1 ? cells[0] !== '' : cells.length > 1);
  const firstRow = records.findIndex(isFirst);
  const found = firstRow === -1 ? [] : records.slice(firstRow);
  const rows = headerRow === null ? belowTitles(found) : found;
  const first = rows[0] ?? { cells: [''], linesBefore: 0 };
  const hasHeader = headerRow === null ? looksLikeHeader(first.cells) : headerRow > 0;
  const dataRows = hasHeader ? rows.slice(1) : rows;
  return {
    delimiter,
    skipLines: hasHeader ? (dataRows[0]?.linesBefore ?? first.linesBefore + 1) : first.linesBefore,
    hasHeader,
    header: hasHeader ? first.cells : first.cells.map(() => ''),
    sample: dataRows.map((row) => row.cells),
  };
}

/**
 * A spreadsheet saves its titles as wide as the table, with most cells empty. They are passed over where
 * names follow that have data below them; in doubt every row stays.
 */
function belowTitles(rows: readonly HeadRecord[]): readonly HeadRecord[] {
  const filled = ({ cells }: HeadRecord) => cells.filter((cell) => cell.trim() !== '').length;
  const enough = leastWidth(usualWidth(rows.map(filled)));
  const header = rows.findIndex((row) => filled(row) >= enough);
  const below = rows[header + 1];
  const isSure =
    header > 0 &&
    looksLikeHeader(rows[header]?.cells ?? []) &&
    below !== undefined &&
    !looksLikeHeader(below.cells);
  return isSure ? rows.slice(header) : rows;
}

/** Cuts text into records as RFC 4180 says; a record that the head cuts off is left out. */
export function splitRecords(head: string, isWhole: boolean, delimiter: string): HeadRecord[] {
  const records: HeadRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isCellStart = true;
  let line = 0;
  let linesBefore = 0;
  for (let at = 0; at < head.length && records.length < sampleRecords; at++) {
    const char = head[at] as string;
    const isLineEnd = char === '\n' || (char === '\r' && head[at + 1] !== '\n');
    if (isLineEnd) line++;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (head[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (char === '"' && isCellStart) {
      isQuoted = true;
      isCellStart = false;
    } else if (char === delimiter) {
      cells.push(cell);
      cell = '';
      isCellStart = true;
    } else if (isLineEnd) {
      records.push({ cells: [...cells, cell], linesBefore });
      cells = [];
      cell = '';
      isCellStart = true;
      linesBefore = line;
    } else if (char !== '\r') {
      cell += char;
      isCellStart = false;
    }
  }
  if (isWhole && records.length < sampleRecords && (cell !== '' || cells.length > 0)) {
    records.push({ cells: [...cells, cell], linesBefore });
  }
  return records;
}

function bestDelimiter(head: string, isWhole: boolean): string {
  const ranked = candidates
    .map((delimiter) => ({ delimiter, ...commonWidth(splitRecords(head, isWhole, delimiter)) }))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.share - a.share || b.width - a.width);
  return ranked[0]?.delimiter ?? ',';
}

/** The most frequent number of cells, and the share of records that have it. */
function commonWidth(records: readonly HeadRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { width, share: count / Math.max(1, records.length) };
}

function looksLikeHeader(cells: readonly string[]): boolean {
  if (cells.every((cell) => cell.trim() === '')) return false;
  const isYear = (cell: string) => /^(19|20)\d\d$/.test(cell.trim());
  const isData = (cell: string) =>
    /^[-+(]?[€$£¥]?\s*\d[\d.,:\s/%-]*([eE][-+]?\d+)?[)%€]?$/.test(cell.trim()) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell.trim());
  // Years are column titles in a table that was pivoted, if a word stands before them.
  const [firstCell = '', ...others] = cells;
  const isPivot = !isData(firstCell) && others.every((cell) => !isData(cell) || isYear(cell));
  return isPivot || !cells.some(isData);
}
