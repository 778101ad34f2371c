import type { NewDelivery, NotificationText } from './delivery.ts';
import type { FailureRecord } from './failure.ts';
import type { DeliveryWhen, Job, JobSpec } from './job.ts';
import type { Report } from './report.ts';
import type { Run } from './run.ts';

const tellsOfReport: readonly DeliveryWhen[] = ['always', 'changed'];
/** A report with nothing worth saying is made and kept, and only who wants every one is told. */
const tellsOfQuietReport: readonly DeliveryWhen[] = ['always'];
const tellsOfFailure: readonly DeliveryWhen[] = ['always', 'changed', 'failures'];

/** The deliveries of a ready report, payload frozen: the headline, not "job finished". None of a re-run. */
export function announceReport(
  job: JobSpec,
  run: Run,
  { headline, isQuiet = false }: Pick<Report, 'headline' | 'isQuiet'>,
): readonly NewDelivery[] {
  return announce(job, run, isQuiet ? tellsOfQuietReport : tellsOfReport, `run:${run.id}`, {
    title: job.name,
    body: headline,
    opens: { screen: 'report', runId: run.id },
  });
}

/** The deliveries of a re-run that a person looked at and wants sent, whatever the job's rule. */
export function sendReport(job: JobSpec, run: Run, headline: string): readonly NewDelivery[] {
  const deliver = job.deliver.map(
    (target) => ({ ...target, when: 'always', required: false }) as const,
  );
  return announceReport({ ...job, deliver }, { ...run, trigger: 'manual' }, { headline });
}

/** The alert of a run that ended as failed: what, and what to do. */
export function announceFailure(
  job: JobSpec,
  run: Run,
  failure: FailureRecord,
): readonly NewDelivery[] {
  return announce(job, run, tellsOfFailure, `failed:${run.id}`, {
    title: `${job.name} failed`,
    body: failure.message,
    opens: { screen: 'run', runId: run.id },
  }).map((delivery) => ({ ...delivery, required: false }));
}

/** A job paused after failures in a row is never switched off silently. */
export function announceAutoPause(job: Job, run: Run, failures: number): NotificationText {
  return {
    title: `${job.name} is paused`,
    body: `It failed ${failures} times in a row. Mend the cause, then resume it.`,
    opens: { screen: 'run', runId: run.id },
  };
}

function announce(
  job: JobSpec,
  run: Run,
  when: readonly DeliveryWhen[],
  subject: string,
  payload: NotificationText,
): readonly NewDelivery[] {
  // Who asked for it again is looking at it; the others hear of it when they say so.
  if (run.trigger === 'again') return [];
  return job.deliver
    .filter((target) => when.includes(target.when))
    .map((target) => ({
      subject,
      channel: target.kind,
      recipient: 'desktop',
      required: target.required,
      payload,
    }));
}
