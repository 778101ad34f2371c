import type { ReportTable, TableCell } from '../../domain/report/export.ts';
import { escapeHtml } from '../report/page.ts';
import { harmless } from './harmless.ts';

/** What the clipboard holds of a table: office programs take the HTML, plain ones the text. */
export interface ClippedTable {
  readonly html: string;
  /** Tab-separated, numbers as computed. */
  readonly text: string;
}

/** A table for the clipboard. Numbers keep their digits, whatever the program's own decimal sign is. */
export function clipTable({ head, rows }: ReportTable): ClippedTable {
  const htmlRows = rows.map((row) => `<tr>${row.map(htmlCell).join('')}</tr>`).join('');
  const headCells = head.map((text) => `<th${asText}>${escapeHtml(harmless(text))}</th>`).join('');
  const lines = [head.map(harmless), ...rows.map((row) => row.map(plainCell))];
  return {
    html: `<table><thead><tr>${headCells}</tr></thead><tbody>${htmlRows}</tbody></table>`,
    text: lines.map((line) => line.map(oneLine).join('\t')).join('\n'),
  };
}

/** Excel reads a cell of this style as text. */
const asText = ` style='mso-number-format:"\\@"'`;

/** `x:num` is Excel's word for the number behind a text, `sdval` that of LibreOffice. */
function htmlCell({ text, fact }: TableCell): string {
  const value = fact?.value;
  if (typeof value === 'number') {
    return `<td align="right" x:num="${value}" sdval="${value}">${escapeHtml(text)}</td>`;
  }
  return `<td${asText}>${escapeHtml(harmless(text))}</td>`;
}

function plainCell({ text, fact }: TableCell): string {
  return typeof fact?.value === 'number' ? String(fact.value) : harmless(text);
}

const oneLine = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
