import type { FactView, ReportView } from '../../../preload/contract/views.ts';
import { momentText, periodText } from '../../lib/time-text.ts';
import { counted, fileName } from '../../lib/words.ts';

/**
 * A number with where it comes from in one line, for a slide or a mail: "Net in this period: 412,300 EUR
 * (Mon 16 Nov – Sun 22 Nov 2026). Source: sales.csv of Mon 23 Nov 2026 08:55, 1,204 rows; Sales briefing, data 3fa9c1d20b77."
 */
export function sourceLine(fact: FactView, { item, window }: ReportView): string {
  const { zone, jobName } = item;
  // A line is read years later: with nothing near, every date says its year.
  const farMs = 0;
  const sheet = fact.sheet === null ? '' : `, sheet ${fact.sheet}`;
  const { sourceModifiedAtMs: atMs } = fact;
  const file = `${fileName(fact.source)}${sheet}${atMs === null ? '' : ` of ${momentText(atMs, zone, farMs)}`}`;
  const rows = fact.totalRows > 0 ? `, ${counted(fact.totalRows, 'row')}` : '';
  const meaning = fact.label.charAt(0).toUpperCase() + fact.label.slice(1);
  const period = periodText(window.fromMs, window.toMs, zone, farMs);
  return `${meaning}: ${fact.text} (${period}). Source: ${file}${rows}; ${jobName}, data ${fact.snapshotHash.slice(0, 12)}.`;
}
