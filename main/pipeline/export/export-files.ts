import type { ExportAbout, ExportFile, ExportPlan } from '../../domain/export.ts';
import { assertNever, RunFailure } from '../../domain/failure.ts';
import type { Report } from '../../domain/report.ts';
import { chartSvg } from '../report/chart-svg.ts';
import { exportName } from './export-name.ts';
import { reportPage } from './report-page.ts';

/** Makes the files of a plan. Pure in its plan: no clock, no disk, no network. */
export async function exportFiles(plan: ExportPlan): Promise<readonly ExportFile[]> {
  const { report, about, format } = plan;
  const only = (text: string) => [
    { name: exportName(about, format), bytes: new TextEncoder().encode(text) },
  ];
  switch (format) {
    case 'md':
      return only(plainMarkdown(report.markdown));
    case 'html':
      return only(reportPage(report, about, 'screen'));
    case 'print':
      return only(reportPage(report, about, 'paper'));
    case 'svg':
      return charts(report, about);
    default:
      return assertNever(format);
  }
}

/** A link to a fact leads nowhere outside Almanac: its text is the number. */
function plainMarkdown(markdown: string): string {
  return markdown.replace(/\[((?:\\.|[^\]\\])*)\]\(fact\/[1-9]\d*\)/g, '$1');
}

function charts(report: Report, about: ExportAbout): readonly ExportFile[] {
  if (report.charts.length === 0) throw nothingOf('chart');
  return report.charts.map((chart) => ({
    name: exportName(about, 'svg', chart.title),
    bytes: new TextEncoder().encode(chartSvg(chart)),
  }));
}

function nothingOf(what: string): RunFailure {
  return new RunFailure('not-found', `This report has no ${what}.`, { permanent: true });
}
