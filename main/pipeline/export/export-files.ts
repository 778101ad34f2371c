import { assertNever, RunFailure } from '../../domain/failure.ts';
import type {
  ExportAbout,
  ExportFile,
  ExportFormat,
  ExportPlan,
} from '../../domain/report/export.ts';
import { chartSvg } from '../report/chart-svg.ts';
import { csvFile } from './csv-file.ts';
import { exportName, partNames } from './export-name.ts';
import { reportPage } from './report-page.ts';
import { tablesOf } from './tables.ts';
import { xlsxFile } from './xlsx-file.ts';

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
    case 'xlsx':
      return [{ name: exportName(about, format), bytes: await xlsxFile(report) }];
    case 'csv':
      return each('table', tablesOf(report), about, format, csvFile);
    case 'svg':
      return each('chart', report.charts, about, format, (chart) => chartSvg(chart, report.region));
    case 'png': {
      const { chartPng } = await import('./chart-png.ts');
      return each('chart', report.charts, about, format, (chart) =>
        chartPng(chartSvg(chart, report.region)),
      );
    }
    default:
      return assertNever(format);
  }
}

/** A link to a fact leads nowhere outside Almanac: its text is the number. */
function plainMarkdown(markdown: string): string {
  return markdown.replace(/\[((?:\\.|[^\]\\])*)\]\(fact\/[1-9]\d*\)/g, '$1');
}

/** A file for each part. */
function each<Part extends { readonly title: string }>(
  what: 'table' | 'chart',
  parts: readonly Part[],
  about: ExportAbout,
  format: ExportFormat,
  make: (part: Part) => string | Uint8Array,
): readonly ExportFile[] {
  if (parts.length === 0) {
    throw new RunFailure('not-found', `This report has no ${what}.`, { permanent: true });
  }
  const names = partNames(about, format, parts);
  return parts.map((part, at) => {
    const made = make(part);
    return {
      name: names[at] ?? '',
      bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made,
    };
  });
}
