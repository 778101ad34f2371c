import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { isoUtc, readableTime } from './instants.ts';
import { jobLine, nextText } from './jobs-list.ts';
import { table } from './table.ts';

export const jobsShow: Command = {
  name: 'jobs show',
  operands: 'JOB',
  summary: 'Show a job: its state, and its file with every default written out',
  atLeast: 1,
  atMost: 1,
  options: {},
  run(context, { operands: [id = ''], isJson }) {
    const job = findJob(context.openHome(), id);
    if (isJson) {
      const file: { jobs: unknown[] } = JSON.parse(context.writeJobFile([job], 'json'));
      const dates = { createdAt: isoUtc(job.createdAtMs), editedAt: isoUtc(job.editedAtMs) };
      const line = { ...jobLine(context, job), ...dates, spec: file.jobs[0] };
      context.out(`${JSON.stringify(line)}\n`);
      return 0;
    }
    const zone = context.systemZone();
    const state = table([
      ['Next', nextText(context, job)],
      ['Schedule', context.explainSchedule(job.schedule.cron).words],
      ['Revision', `${job.revision}, edited ${readableTime(job.editedAtMs, zone)}`],
    ]);
    context.out(`${state}\n\n${context.writeJobFile([job], 'yaml')}`);
    return 0;
  },
};
