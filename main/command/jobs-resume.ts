import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { jobLine, nextText } from './jobs-list.ts';

export const jobsResume: Command = {
  name: 'jobs resume',
  operands: 'JOB',
  summary: 'Resume a paused job',
  atLeast: 1,
  atMost: 1,
  options: {},
  run(context, { operands: [id = ''], isJson }) {
    const home = context.openHome();
    const { id: jobId, paused } = findJob(home, id);
    const job = home.jobs.setPaused(jobId, null, context.nowMs());
    home.tellApp();
    const change = paused ? 'resumed' : 'unchanged';
    if (isJson) context.out(`${JSON.stringify({ change, ...jobLine(context, job) })}\n`);
    else {
      const what = paused ? `Resumed ${jobId}` : `${jobId} was not paused`;
      context.out(`${what}; next: ${nextText(context, job)}\n`);
    }
    return 0;
  },
};
