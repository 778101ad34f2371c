import type { ChartSpec } from '../../domain/chart.ts';
import { chartSvg } from './chart-svg.ts';
import css from './page.css?raw';
import { escapeHtml } from './safe-html.ts';

/** Where the markdown of a report wants its charts: a paragraph that holds only this text. */
export const chartPlace = '¶charts¶';

const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The complete document of a report: it needs no network, no script and no other file. */
export function reportPage(report: {
  readonly title: string;
  /** Sanitised HTML. */
  readonly body: string;
  readonly charts: readonly ChartSpec[];
  /** `en` */
  readonly language: string;
}): string {
  const charts = report.charts.map(figure).join('\n');
  const place = `<p>${chartPlace}</p>`;
  const body = report.body.includes(place)
    ? report.body.split(place).join(charts)
    : `${report.body}\n${charts}`;
  return `<!doctype html>
<html lang="${escapeHtml(report.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<style>
${css}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function figure(spec: ChartSpec): string {
  const image = Buffer.from(chartSvg(spec)).toString('base64');
  return `<figure>
<figcaption>${escapeHtml(spec.title)}</figcaption>
<img src="data:image/svg+xml;base64,${image}" alt="${escapeHtml(spec.summary)}">
<details>
<summary>The chart as a table</summary>
${chartTable(spec)}
</details>
</figure>`;
}

function chartTable({ xLabel, x, series }: ChartSpec): string {
  const head = [xLabel, ...series.map(({ name }) => name)]
    .map((name) => `<th scope="col">${escapeHtml(name)}</th>`)
    .join('');
  const rows = x.map((name, index) => {
    const cells = series.map(({ values }) => `<td align="right">${values[index] ?? '–'}</td>`);
    return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
