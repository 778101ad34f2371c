import type { ExportAbout, ExportPlan } from '../../../main/domain/report/export.ts';
import type { Fact } from '../../../main/domain/report/fact.ts';
import type { Report } from '../../../main/domain/report/report.ts';
import { exportFiles } from '../../../main/pipeline/export/export-files.ts';
import { reportPage } from '../../../main/pipeline/export/report-page.ts';
import { chartSvg } from '../../../main/pipeline/report/chart-svg.ts';
import { page } from '../../../main/pipeline/report/page.ts';
import { safeHtml } from '../../../main/pipeline/report/safe-html.ts';

export const net: Fact = {
  id: 'total.net',
  n: 1,
  label: 'net in this period',
  value: 412300.5,
  format: 'amount',
  unit: 'EUR',
  text: '412,301 EUR',
  query: 'SELECT sum(net) FROM sales WHERE net < 1e9',
  evidence: { columns: ['net', 'customer'], rows: [[412300.5, 'Ada Lovelace']], total: 1204 },
  source: 'sales.csv',
  snapshotHash: 'aa',
};

export const change: Fact = {
  ...net,
  id: 'total.change',
  n: 2,
  label: 'change of net',
  value: -31.2,
  format: 'percent',
  unit: '%',
  text: '−31.2 %',
};

export const sales: Report = {
  headline: 'Net fell',
  result: '412,301 EUR',
  markdown: '',
  html: '',
  facts: [net, change],
  charts: [
    {
      ...{
        kind: 'line',
        title: 'Net by day',
        summary: 'Net by day.',
        xLabel: 'day',
        yLabel: 'Net',
      },
      x: ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'],
      series: [{ name: 'This period', values: [1, 2, 3, 2] }],
    },
  ],
  text: '',
};

export const about: ExportAbout = {
  jobName: 'Sales briefing',
  runId: 'mh1a2b3c4d5e',
  window: {
    key: 'week:2026-W47',
    fromMs: Date.parse('2026-11-16T00:00+01:00'),
    toMs: Date.parse('2026-11-23T00:00+01:00'),
  },
  zone: 'Europe/Berlin',
  sources: [{ file: 'sales.csv', modifiedAtMs: Date.parse('2026-11-23T08:55+01:00') }],
};

/** The page for paper of a report of this text. */
export function printed(markdown: string): string {
  const html = page(
    'x',
    safeHtml(
      markdown,
      sales.charts.map((chart) => chartSvg(chart)),
    ),
  );
  return reportPage({ ...sales, markdown, html }, about, 'paper');
}

/** The files that a report of this text becomes. */
export async function exported(
  markdown: string,
  format: ExportPlan['format'],
  change: Partial<ExportAbout> = {},
  report: Report = sales,
) {
  const html = page(
    'x',
    safeHtml(
      markdown,
      report.charts.map((chart) => chartSvg(chart)),
    ),
  );
  const files = await exportFiles({
    report: { ...report, markdown, html },
    about: { ...about, ...change },
    format,
  });
  return files.map(({ name, bytes }) => ({ name, bytes, text: new TextDecoder().decode(bytes) }));
}
