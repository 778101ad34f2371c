import type { Artifacts, Jobs, ReportFiles, Workers } from '../domain/ports.ts';
import type { Report } from '../domain/report/report.ts';
import type { History, Reports } from '../domain/run/history.ts';
import type { AttemptNeeds } from './attempt.ts';

/** What it takes to work on a stored report again, in a worker over its snapshot. */
export interface StoredReportNeeds {
  readonly history: Pick<History, 'run'>;
  readonly reports: Pick<Reports, 'get' | 'snapshot'>;
  readonly files: Pick<ReportFiles, 'read'>;
  readonly jobs: Jobs;
  readonly artifacts: Artifacts;
  readonly workers: Workers;
  readonly previousFacts: AttemptNeeds['previousFacts'];
}

/** The report with its run, the data it was made from, and its job as it was then; null without one of these. */
export function findStoredReport(
  runId: string,
  { history, reports, jobs }: Pick<StoredReportNeeds, 'history' | 'reports' | 'jobs'>,
) {
  const run = history.run(runId);
  const record = reports.get(runId);
  const snapshot = reports.snapshot(runId);
  const spec = run && jobs.specAt(run.jobId, run.jobRevision);
  if (!run || !record || !snapshot || !spec) return null;
  return { run, record, snapshot, spec };
}

/** How its numbers are written, as it was known when it was made. */
export function keptWith({ region }: Report): Pick<Report, 'region'> {
  return region ? { region } : {};
}
