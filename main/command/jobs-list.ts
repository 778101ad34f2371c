import type { Job } from '../domain/job/job.ts';
import { nextToRun } from '../domain/schedule/timetable.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './context.ts';
import { isoUtcOrNull, readableTime } from './instants.ts';
import { table } from './table.ts';

export const jobsList: Command = {
  name: 'jobs list',
  operands: '',
  summary: 'List the jobs with their next slots',
  atLeast: 0,
  atMost: 0,
  options: {},
  run(context, { isJson }) {
    const jobs = context.openHome().jobs.list();
    if (isJson) {
      for (const job of jobs) context.out(`${JSON.stringify(jobLine(context, job))}\n`);
    } else if (jobs.length === 0) {
      context.out('There are no jobs yet. Add some with: almanac jobs add FILE\n');
    } else {
      const rows = jobs.map((job) => [job.id, job.name, job.schedule.cron, nextText(context, job)]);
      context.out(`${table([['JOB', 'NAME', 'SCHEDULE', 'NEXT'], ...rows])}\n`);
    }
    return 0;
  },
};

/** What JSON says about one job: its state, and when it is next due. */
export function jobLine(context: CommandContext, job: Job) {
  const next = nextSlot(context, job);
  return {
    job: job.id,
    name: job.name,
    cron: job.schedule.cron,
    timezone: job.schedule.timezone,
    enabled: job.enabled,
    paused: job.paused && {
      since: isoUtcOrNull(job.paused.sinceMs),
      until: isoUtcOrNull(job.paused.untilMs ?? null),
      note: job.paused.note,
      automatic: job.paused.automatic,
    },
    revision: job.revision,
    nextSlot: next?.text ?? null,
    nextDueAt: isoUtcOrNull(next?.dueAtMs ?? null),
  };
}

/** When the job is next due, or why it is not. */
export function nextText(context: CommandContext, job: Job): string {
  if (!job.enabled) return 'disabled';
  if (job.paused) return job.paused.note === '' ? 'paused' : `paused: ${job.paused.note}`;
  const next = nextSlot(context, job);
  return next ? readableTime(next.dueAtMs, next.zone) : 'never';
}

function nextSlot({ timetable, nowMs }: CommandContext, job: Job) {
  return job.enabled && !job.paused ? nextToRun(timetable, job, nowMs()) : null;
}
