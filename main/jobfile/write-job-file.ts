import { stringify } from 'yaml';
import type { JobSpec } from '../domain/job/job.ts';
import { durationText } from '../domain/schedule/duration.ts';
import { windowText } from '../domain/schedule/window.ts';
import { fileOfAnalysis } from './analysis-of-file.ts';
import { fileOfSchedule } from './schedule-of-file.ts';
import { fileOfSource, withoutNulls } from './source-of-file.ts';

/** The job file that reads back as these jobs: everything is written out, defaults included. */
export function writeJobFile(jobs: readonly JobSpec[], format: 'yaml' | 'json'): string {
  const file = { version: 1, jobs: jobs.map(fileOfJob) };
  if (format === 'json') return `${JSON.stringify(file, null, 2)}\n`;
  return stringify(file, { lineWidth: 100 });
}

/** A job as its file writes it, defaults included. */
export function fileOfJob(job: JobSpec) {
  const { policy, withinMs, graceMs, max } = job.catchUp;
  const { finishWithinMs } = job.monitor;
  return {
    id: job.id,
    name: job.name,
    ...(job.tags ? { tags: job.tags } : {}),
    schedule: fileOfSchedule(job.schedule),
    window: windowText(job.window),
    ...(job.region ? { region: job.region } : {}),
    ...(job.calendar ? { calendar: withoutNulls(job.calendar) } : {}),
    catchUp: {
      policy,
      within: durationText(withinMs),
      ...(graceMs === null ? {} : { grace: durationText(graceMs) }),
      max,
    },
    overlap: job.overlap,
    retry: {
      attempts: job.retry.attempts,
      first: durationText(job.retry.firstMs),
      max: durationText(job.retry.maxMs),
    },
    timeout: durationText(job.timeoutMs),
    priority: job.priority,
    enabled: job.enabled,
    sources: job.sources.map(fileOfSource),
    analysis: fileOfAnalysis(job.analysis),
    deliver: job.deliver.map(withoutNulls),
    ...(finishWithinMs === null ? {} : { monitor: { finishWithin: durationText(finishWithinMs) } }),
  };
}
