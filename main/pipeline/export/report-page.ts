import { Temporal } from 'temporal-polyfill';
import type { ExportAbout } from '../../domain/report/export.ts';
import type { Fact } from '../../domain/report/fact.ts';
import { formatValue } from '../../domain/report/format-value.ts';
import type { Report } from '../../domain/report/report.ts';
import { escapeHtml, page } from '../report/page.ts';
import { pageEvidenceStyle, pagePrintStyle } from './page-evidence-style.ts';

/**
 * The report as one document that needs nothing but itself: the stored safe body, and below it where
 * each number comes from. A number in the text is a link to its line there.
 *
 * The rows behind a number stay on the laptop: they are the business's own records, and whoever gets
 * the file did not ask for them.
 * @param medium on `paper` everything is unfolded and the queries are left out
 */
export function reportPage(report: Report, about: ExportAbout, medium: 'screen' | 'paper'): string {
  const body = linkedToEvidence(bodyOf(report.html));
  const isPaper = medium === 'paper';
  const style = isPaper ? pageEvidenceStyle + pagePrintStyle : pageEvidenceStyle;
  return page(
    about.jobName,
    `<main>\n${isPaper ? body.replaceAll('<details>', '<details open>') : body}\n</main>\n${evidence(report, about, isPaper)}`,
    style,
  );
}

/** What stands between the body tags of a page of ours, which holds them once. */
function bodyOf(html: string): string {
  return html.slice(html.indexOf('<body>') + '<body>'.length, html.lastIndexOf('</body>')).trim();
}

function linkedToEvidence(body: string): string {
  return body.replace(/ href="fact\/([1-9]\d*)"/g, ' href="#number-$1"');
}

function evidence({ facts, region }: Report, about: ExportAbout, isPaper: boolean): string {
  if (facts.length === 0) return '';
  const files = new Set(facts.map(({ source }) => source));
  const cells = isPaper
    ? ['', 'Number', 'What it is', 'Rows']
    : ['', 'Number', 'What it is', 'Rows', 'Query'];
  const head = cells.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const rows = facts.map((fact) => evidenceRow(fact, isPaper, files.size > 1, region)).join('\n');
  return `<section class="evidence">
<h2>Where each number comes from</h2>
<p>${sourcesText(about, region)} The rows behind each number are kept in Almanac, on the computer that made this report.</p>
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}
</tbody>
</table>
</section>`;
}

function evidenceRow(
  fact: Fact,
  isPaper: boolean,
  isOfSeveral: boolean,
  region: Report['region'],
): string {
  const { n, text, label, query, evidence: rows, source } = fact;
  const what = isOfSeveral ? `${label} (${source})` : label;
  const cells = [
    String(n),
    escapeHtml(text),
    escapeHtml(what),
    rows.total === 0 ? '' : formatValue(rows.total, { format: 'count', unit: '' }, region),
    ...(isPaper ? [] : [queryCell(query)]),
  ];
  return `<tr id="number-${n}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function queryCell(query: string): string {
  return `<details><summary>Query</summary><pre>${escapeHtml(query)}</pre></details>`;
}

/** "Made from sales.csv (changed 30 Nov 2026, 08:55)." */
function sourcesText({ sources, zone }: ExportAbout, region: Report['region']): string {
  if (sources.length === 0) return '';
  const named = sources.map(({ file, modifiedAtMs }) => {
    const at = Temporal.Instant.fromEpochMilliseconds(modifiedAtMs).toZonedDateTimeISO(zone);
    const time = at.toPlainDateTime().toString().slice(0, 16);
    return `${escapeHtml(file)} (changed ${formatValue(time, { format: 'date', unit: '' }, region)})`;
  });
  return `Made from ${named.join(', ')}.`;
}
