import { badInput } from '../domain/failure.ts';
import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { jobLine } from './jobs-list.ts';

export const jobsPause: Command = {
  name: 'jobs pause',
  operands: 'JOB',
  summary: 'Pause a job until it is resumed',
  atLeast: 1,
  atMost: 1,
  options: { note: { value: 'TEXT', help: 'why, shown beside the job' } },
  run(context, args) {
    const [id = ''] = args.operands;
    const note = args.text('note') ?? '';
    if (note.length > 500 || /\p{Cc}/u.test(note)) {
      throw badInput('--note must be one line of 500 characters at most.');
    }
    const home = context.openHome();
    const job = findJob(home, id);
    const nowMs = context.nowMs();
    const paused = home.jobs.setPaused(job.id, { sinceMs: nowMs, note, automatic: false }, nowMs);
    home.tellApp();
    context.out(
      args.isJson
        ? `${JSON.stringify({ change: 'paused', ...jobLine(context, paused) })}\n`
        : `Paused ${job.id}. Resume it with: almanac jobs resume ${job.id}\n`,
    );
    return 0;
  },
};
