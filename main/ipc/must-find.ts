import { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { ReportRecord } from '../domain/report/report.ts';
import type { Run } from '../domain/run/run.ts';
import type { Services } from './services.ts';

/** @throws RunFailure `not-found` */
export function mustFindJob({ jobs }: Pick<Services, 'jobs'>, jobId: string): Job {
  return jobs.get(jobId) ?? missing('This job does not exist any more.');
}

/** @throws RunFailure `not-found` */
export function mustFindRun({ history }: Pick<Services, 'history'>, runId: string): Run {
  return history.run(runId) ?? missing('This run is not in the history.');
}

/** @throws RunFailure `not-found` */
export function mustFindReport(
  { reports, history }: Pick<Services, 'reports' | 'history'>,
  runId: string,
): ReportRecord {
  const report = reports.get(runId);
  if (report) return report;
  const run = history.run(runId);
  const isForgotten = run?.state === 'done' && run.result === null;
  return missing(
    isForgotten ? 'This report was forgotten with its data.' : 'There is no such report.',
  );
}

export function missing(sentence: string): never {
  throw new RunFailure('not-found', sentence, { permanent: true });
}
