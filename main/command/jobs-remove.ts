import type { Command } from './command.ts';
import { findJob } from './find.ts';

export const jobsRemove: Command = {
  name: 'jobs remove',
  operands: 'JOB',
  summary: 'Remove a job; its runs and reports stay',
  atLeast: 1,
  atMost: 1,
  options: {},
  run(context, { operands: [id = ''], isJson }) {
    const home = context.openHome();
    const job = findJob(home, id);
    home.jobs.remove(job.id, context.nowMs());
    home.tellApp();
    const line = { change: 'removed', job: job.id };
    context.out(
      isJson
        ? `${JSON.stringify(line)}\n`
        : `Removed ${job.id}. Its runs and reports are still there.\n`,
    );
    return 0;
  },
};
