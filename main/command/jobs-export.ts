import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import type { Command } from './command.ts';
import { findJob } from './find.ts';

export const jobsExport: Command = {
  name: 'jobs export',
  operands: '[JOB …]',
  summary: 'Print a job file that adds the named jobs, or all',
  atLeast: 0,
  atMost: Number.POSITIVE_INFINITY,
  options: { format: { value: 'yaml|json', help: 'yaml when not given' } },
  run(context, args) {
    const format = args.text('format') ?? (args.isJson ? 'json' : 'yaml');
    if (format !== 'yaml' && format !== 'json') {
      throw badInput(`--format "${shortened(format)}" is not known. Use yaml or json.`);
    }
    const home = context.openHome();
    const jobs =
      args.operands.length === 0
        ? home.jobs.list()
        : [...new Set(args.operands)].map((id) => findJob(home, id));
    if (jobs.length === 0) throw badInput('There are no jobs to export yet.');
    const file = context.writeJobFile(jobs, format);
    // --json promises one object a line.
    context.out(args.isJson && format === 'json' ? `${JSON.stringify(JSON.parse(file))}\n` : file);
    return 0;
  },
};
