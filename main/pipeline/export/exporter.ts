import { RunFailure } from '../../domain/failure.ts';
import type { Jobs, ReportFiles } from '../../domain/ports.ts';
import type {
  ExportDesk,
  ExportFile,
  ExportPlan,
  PagePrinter,
  ReportTable,
} from '../../domain/report/export.ts';
import type { History, Reports } from '../../domain/run/history.ts';
import { fileName } from '../file-name.ts';
import { exportName, partNames, periodText } from './export-name.ts';

export interface ExporterNeeds {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly history: Pick<History, 'run'>;
  readonly reports: Pick<Reports, 'get' | 'snapshot'>;
  readonly files: Pick<ReportFiles, 'read'>;
  /** Works a plan off, away from the process that serves windows. */
  readonly work: (plan: ExportPlan) => Promise<readonly ExportFile[]>;
  readonly printer: PagePrinter;
}

/** Makes files of published reports: read and checked here, made in a worker, printed by the printer. */
export function createExporter(needs: ExporterNeeds): ExportDesk {
  async function page(runId: string): Promise<string> {
    // Text put beside text: no worker's start is waited for.
    const { reportPage } = await import('./report-page.ts');
    const { report, about } = readReport(runId, needs);
    return reportPage(report, about, 'paper');
  }

  async function tables(runId: string): Promise<readonly ReportTable[]> {
    // What reads markdown is loaded by the first who asks for a table.
    const { tablesOf } = await import('./tables.ts');
    return tablesOf(readReport(runId, needs).report);
  }

  return {
    page,
    tables,
    async make(runId, format) {
      const { report, about } = readReport(runId, needs);
      if (format !== 'pdf') return needs.work({ report, about, format });
      const footer = `${about.jobName} · ${periodText(about, report.region)}`;
      const bytes = await needs.printer.pdf(await page(runId), footer);
      return [{ name: exportName(about, 'pdf'), bytes }];
    },
    async names(runId, format) {
      const { report, about } = readReport(runId, needs);
      if (format === 'csv') return partNames(about, format, await tables(runId));
      if (format === 'svg' || format === 'png') return partNames(about, format, report.charts);
      return [exportName(about, format)];
    },
  };
}

function readReport(
  runId: string,
  { jobs, history, reports, files }: ExporterNeeds,
): Pick<ExportPlan, 'report' | 'about'> {
  const run = history.run(runId);
  const record = reports.get(runId);
  if (!run?.window || !record) {
    throw new RunFailure('not-found', `There is no report of a run "${runId}".`, {
      permanent: true,
    });
  }
  const sources = (reports.snapshot(runId)?.parts ?? []).map((part) => ({
    // Where a file lies is nobody else's business: a path names people and folders.
    file: fileName(part.origin),
    modifiedAtMs: part.originModifiedAtMs,
  }));
  return {
    report: files.read(record.hash),
    about: {
      jobName: jobs.get(run.jobId)?.name ?? run.jobId,
      runId,
      window: run.window,
      zone: run.zone,
      sources,
    },
  };
}
