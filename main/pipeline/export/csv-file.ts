import type { ReportTable, TableCell } from './tables.ts';

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

/**
 * A spreadsheet takes text that begins like this for a formula and runs it: an apostrophe before it
 * keeps it text (OWASP, CSV Injection).
 */
function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

function field(text: string): string {
  return /[",;\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
