import type { ReportTable, TableCell } from '../../domain/report/export.ts';
import { harmless } from './harmless.ts';

/** Spreadsheets guess another encoding where this mark is missing. */
const byteOrderMark = '\uFEFF';

/** A table as CSV (RFC 4180): numbers and dates as computed, not as the report rounds them. */
export function csvFile({ head, rows }: ReportTable): string {
  const lines = [head.map((text) => field(harmless(text))), ...rows.map((row) => row.map(cell))];
  return byteOrderMark + lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function cell({ text, fact }: TableCell): string {
  if (fact === null) return field(harmless(text));
  if (typeof fact.value === 'number') return String(fact.value);
  return field(harmless(fact.value ?? ''));
}

function field(text: string): string {
  return /[",;\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
