import writeXlsx, { type SheetData } from 'write-excel-file/universal';
import type { ReportTable, TableCell } from '../../domain/report/export.ts';
import type { Fact } from '../../domain/report/fact.ts';
import type { Report } from '../../domain/report/report.ts';
import { tablesOf } from './tables.ts';

type XlsxCell = SheetData[number][number];

/** What Excel allows: of a sheet's name, and of a cell's text. */
const longestName = 31;
const longestText = 32_767;

/** The report as a workbook: a sheet a table with true numbers and dates, and *Evidence* last. */
export async function xlsxFile(report: Report): Promise<Uint8Array> {
  const names = new SheetNames();
  const sheets = tablesOf(report).map((table) => ({
    ...sheetOf(table.head, tableRows(table)),
    sheet: names.free(table.title),
  }));
  const evidence = { ...evidenceSheet(report), sheet: names.free('Evidence') };
  const blob = await writeXlsx([...sheets, evidence], {
    fontFamily: 'Calibri',
    fontSize: 11,
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function sheetOf(head: readonly string[], rows: readonly (readonly XlsxCell[])[]) {
  const bold = head.map((text, at): XlsxCell => {
    // A head stands over its numbers, which stand at the right.
    const align = rows.every((row) => Object(row[at]).type === String) ? 'left' : 'right';
    return { value: plain(text), fontWeight: 'bold', align };
  });
  const widths = head.map((text, at) => widest([text, ...rows.map((row) => shown(row[at]))]));
  return {
    data: [bold, ...rows.map((row) => [...row])],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}

const tableRows = ({ rows }: ReportTable) => rows.map((row) => row.map(cellOf));

function cellOf({ text, fact }: TableCell): XlsxCell {
  if (fact === null) return dateCell(text) ?? textCell(text);
  const { value, format } = fact;
  if (typeof value === 'string') return (format === 'date' && dateCell(value)) || textCell(value);
  return value === null ? null : numberCell(value, fact);
}

function numberCell(value: number, { format, unit, text }: Fact): XlsxCell {
  const digits = /[.,](\d{1,2})(?!\d)\D*$/.exec(text)?.[1]?.length ?? 0;
  const isPercent = format === 'percent' && unit === '%';
  const size = `#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  const written = isPercent ? `${size}%` : unit === '' ? size : `${size}" ${quoted(unit)}"`;
  const isSigned = text.startsWith('+');
  return {
    value: isPercent ? value / 100 : value,
    type: Number,
    format: isSigned ? `+${written};-${written};${written}` : written,
  };
}

/** `2026-11-03`, also with a time of day; null for anything else, and for what Excel has no date for. */
function dateCell(text: string): XlsxCell {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::\d{2})?)?$/.exec(text);
  if (!found || Number(found[1]) < 1901) return null;
  const time = Date.parse(`${text.slice(0, 10)}T${found[4] ?? '00'}:${found[5] ?? '00'}Z`);
  if (Number.isNaN(time)) return null;
  const format = found[4] === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm';
  return { value: new Date(time), type: Date, format };
}

/** Always text: a cell of this type is no formula, whatever it begins with. */
function textCell(text: string): XlsxCell {
  return { value: plain(text), type: String };
}

function evidenceSheet({ facts }: Report) {
  const head = ['No.', 'Number', 'Value', 'Unit', 'What it is', 'Rows', 'File', 'Query', 'Data'];
  const rows = facts.map((fact): readonly XlsxCell[] => [
    { value: fact.n, type: Number },
    textCell(fact.text),
    typeof fact.value === 'number'
      ? { value: fact.value, type: Number }
      : (fact.format === 'date' && dateCell(fact.value ?? '')) || textCell(fact.value ?? ''),
    textCell(fact.unit),
    textCell(fact.label),
    { value: fact.evidence.total, type: Number, format: '#,##0' },
    textCell(fact.source),
    textCell(fact.query),
    textCell(fact.snapshotHash.slice(0, 12)),
  ]);
  return sheetOf(head, rows);
}

class SheetNames {
  readonly #taken = new Set<string>();

  /** The title as Excel takes it: short, without its own signs, and not taken, whatever the case. */
  free(title: string): string {
    const clean =
      plain(title)
        .replace(/[\\/?*:[\]]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Table';
    for (let n = 1; ; n += 1) {
      const ending = n === 1 ? '' : ` ${n}`;
      const name =
        [...clean]
          .slice(0, longestName - ending.length)
          .join('')
          .trimEnd() + ending;
      if (this.#taken.has(name.toLowerCase()) || name.length > longestName) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** Without what XML cannot hold. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (char) => (/[\t\n\r]/.test(char) ? ' ' : ''))
    .slice(0, longestText);
}

const quoted = (unit: string) => plain(unit).replaceAll('"', '');

/** About what a cell shows, for its column's width: a number shows no more digits than its format has. */
function shown(cell: XlsxCell | undefined): string {
  const { value, type, format = '' } = Object(cell);
  if (type === Date) return format;
  if (type !== Number) return String(value ?? '');
  const whole = Math.round(Math.abs(format.endsWith('%') ? value * 100 : value));
  return `${whole.toLocaleString('en')}${format.split(';')[0].replace(/[#,]/g, '')}`;
}

/** In characters, with room for a bold head; a long text does not push the others off the screen. */
function widest(texts: readonly string[]): number {
  return Math.min(60, Math.max(8, ...texts.map((text) => [...text].length)) + 2);
}
