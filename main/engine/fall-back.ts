import { announceInstead } from '../domain/delivery/announcement.ts';
import type { Delivery, NewDelivery } from '../domain/delivery/delivery.ts';
import type { Told } from '../domain/delivery/delivery-content.ts';
import type { FailureRecord } from '../domain/failure.ts';
import type { Clock, Jobs, ReportFiles } from '../domain/ports.ts';
import type { History, Reports } from '../domain/run/history.ts';
import type { Run } from '../domain/run/run.ts';

export interface FallBackNeeds {
  readonly jobs: Pick<Jobs, 'specAt'>;
  readonly history: Pick<History, 'run'>;
  readonly reports: Pick<Reports, 'get'>;
  readonly reportFiles: Pick<ReportFiles, 'read'>;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/** What goes another way because a delivery did not arrive; nothing where the job, as it was then, has no other way. */
export type FallBack = (delivery: Delivery, failure: FailureRecord) => readonly NewDelivery[];

/** The second channel of a job, for when the first one is the broken one. */
export function createFallBack(needs: FallBackNeeds): FallBack {
  const { jobs, history, reports, reportFiles, clock } = needs;

  function told(run: Run, { payload }: Delivery): Told | null {
    if (payload.opens.screen === 'run')
      return run.failure && { kind: 'failure', failure: run.failure };
    const record = reports.get(run.id);
    return record && { kind: 'report', report: reportFiles.read(record.hash) };
  }

  return (delivery, failure) => {
    try {
      const run = history.run(delivery.runId);
      const spec = run && jobs.specAt(run.jobId, run.jobRevision);
      if (!run || !spec?.deliver.some(({ when }) => when === 'undelivered')) return [];
      const what = told(run, delivery);
      return what ? announceInstead(spec, run, what, { delivery, failure }, clock.wallMs()) : [];
    } catch (cause) {
      // That the first did not arrive is recorded in any case.
      needs.onFailure('Another way for a delivery was not found', cause);
      return [];
    }
  };
}
