import { sendReport } from '../domain/delivery/announcement.ts';
import { badInput } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Outbox, ReportFiles } from '../domain/ports.ts';
import type { Reports } from '../domain/run/history.ts';
import type { BackfillWindow, RunAsked } from '../domain/run/request.ts';
import type { Again, Run } from '../domain/run/run.ts';
import { type BackfillNeeds, backfillWindow, planBackfill } from './backfill.ts';
import { requestAgain, requestRun, retryRun } from './request-run.ts';

/** What a person can ask of a job; nothing of it moves the schedule. */
export interface ByHand {
  /** @throws RunFailure `already-done`, `bad-input`, `not-found` */
  runNow(job: Job, asked: RunAsked): Run;
  /** Makes the report of a run again, as the next revision of its window. */
  runAgain(of: Run, job: Job, again: Again): Run;
  retry(failed: Run, job: Job): Run;
  /** The windows in a range and what is there of each. Writes nothing. */
  planBackfill(
    job: Job,
    range: { readonly fromMs: number; readonly toMs: number },
  ): readonly BackfillWindow[];
  backfill(job: Job, asked: { readonly windowKey: string; readonly dueAtMs: number }): Run;
  /** Sends the report of a re-run to whom the job delivers; a second time changes nothing. */
  send(run: Run, job: Job): void;
}

export interface ByHandNeeds extends BackfillNeeds {
  readonly outbox: Pick<Outbox, 'add'>;
  readonly reports: Pick<Reports, 'get'>;
  readonly reportFiles: Pick<ReportFiles, 'read'>;
}

/** @param proceed starts and sends what was just recorded */
export function createByHand(needs: ByHandNeeds, proceed: () => void): ByHand {
  const proceeding = (run: Run): Run => {
    proceed();
    return run;
  };
  return {
    runNow: (job, asked) => proceeding(requestRun(job, asked, needs)),
    runAgain: (of, job, again) => proceeding(requestAgain(of, job, again, needs)),
    retry: (failed, job) => proceeding(retryRun(failed, job, needs)),
    planBackfill: (job, range) => planBackfill(job, range, needs),
    backfill: (job, asked) => proceeding(backfillWindow(job, asked, needs)),
    send(run, job) {
      const report = needs.reports.get(run.id);
      if (!report) throw badInput('There is no report to send yet.');
      const nowMs = needs.clock.wallMs();
      const made = { report: needs.reportFiles.read(report.hash), nowMs };
      const deliveries = sendReport(job, run, made);
      if (deliveries.length === 0) {
        throw badInput(`${job.name} delivers to nobody. Add a delivery to the job first.`);
      }
      needs.outbox.add(run.id, deliveries, nowMs);
      proceed();
    },
  };
}
