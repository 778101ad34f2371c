import type { Exporter, ExportFile, ExportPlan, PagePrinter } from '../../domain/export.ts';
import { RunFailure } from '../../domain/failure.ts';
import type { History, Reports } from '../../domain/history.ts';
import type { Jobs, ReportFiles } from '../../domain/ports.ts';
import { fileName } from '../file-name.ts';
import { exportName, periodText } from './export-name.ts';

export interface ExporterNeeds {
  readonly jobs: Pick<Jobs, 'get'>;
  readonly history: Pick<History, 'run'>;
  readonly reports: Pick<Reports, 'get' | 'snapshot'>;
  readonly files: ReportFiles;
  /** Works a plan off, away from the process that serves windows. */
  readonly work: (plan: ExportPlan) => Promise<readonly ExportFile[]>;
  readonly printer: PagePrinter;
}

/** Makes files of published reports: read and checked here, made in a worker, printed by the printer. */
export function createExporter(needs: ExporterNeeds): Exporter {
  return {
    async make(runId, format) {
      const { report, about } = readReport(runId, needs);
      if (format !== 'pdf') return needs.work({ report, about, format });
      const [page] = await needs.work({ report, about, format: 'print' });
      const html = new TextDecoder().decode(page?.bytes);
      const bytes = await needs.printer.pdf(html, `${about.jobName} · ${periodText(about)}`);
      return [{ name: exportName(about, 'pdf'), bytes }];
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
