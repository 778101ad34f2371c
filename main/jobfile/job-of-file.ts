import type { JobSpec } from '../domain/job/job.ts';
import { cronFields, isFixedTime } from '../domain/schedule/schedule.ts';
import type { WindowSpec } from '../domain/schedule/window.ts';
import { analysisOfFile } from './analysis-of-file.ts';
import { targetOfFile } from './delivery-schema.ts';
import type { FileJob } from './job-schema.ts';
import { scheduleOfFile } from './schedule-of-file.ts';
import { sourceOfFile } from './source-of-file.ts';

/** @param folder what relative paths are resolved against: the folder of the job file */
export function jobOfFile(job: FileJob, folder: string): JobSpec {
  const { policy, within, grace, max } = job.catchUp;
  return {
    id: job.id,
    name: job.name ?? job.id,
    ...(job.tags && job.tags.length > 0 ? { tags: job.tags } : {}),
    schedule: scheduleOfFile(job.schedule, folder),
    window: job.window ?? defaultWindow(job.schedule),
    ...(job.region ? { region: job.region } : {}),
    ...(job.calendar ? { calendar: job.calendar } : {}),
    catchUp: { policy, withinMs: within, graceMs: grace, max },
    overlap: job.overlap,
    retry: { attempts: job.retry.attempts, firstMs: job.retry.first, maxMs: job.retry.max },
    timeoutMs: job.timeout,
    priority: job.priority,
    enabled: job.enabled,
    sources: job.sources.map((source) => sourceOfFile(source, folder)),
    analysis: analysisOfFile(job.analysis),
    deliver: job.deliver.map((target) => targetOfFile(target, folder)),
    monitor: { finishWithinMs: job.monitor.finishWithin },
  };
}

/**
 * `day` when the job has one fixed time of day: it reports from the previous scheduled day up to
 * yesterday, so a weekly job covers its week and Monday's run covers the weekend. Else `slot`, from
 * one slot to the next: the one window that no schedule can hit twice.
 */
function defaultWindow({ cron, readyBy }: FileJob['schedule']): WindowSpec {
  try {
    const fields = cronFields(cron);
    const times = [fields.second, fields.minute, fields.hour];
    const isOnceADay =
      readyBy !== undefined || (isFixedTime(fields) && times.every((field) => /^\d+$/.test(field)));
    return { kind: isOnceADay ? 'day' : 'slot' };
  } catch {
    return { kind: 'slot' }; // The cron itself is refused by checkJob, with its own sentence.
  }
}
