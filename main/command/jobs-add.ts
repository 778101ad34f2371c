import type { Job } from '../domain/job/job.ts';
import type { Command, ExitCode } from './command.ts';
import { jobLine, nextText } from './jobs-list.ts';
import { table } from './table.ts';

export const jobsAdd: Command = {
  name: 'jobs add',
  operands: 'FILE',
  summary: 'Add the jobs of a YAML or JSON file, or update those that have its ids',
  atLeast: 1,
  atMost: 1,
  options: {},
  async run(context, { operands: [file = ''], isJson }): Promise<ExitCode> {
    // Read before the home is opened: a bad file changes nothing, not even an empty folder.
    const jobFiles = await context.loadJobFiles();
    const specs = jobFiles.read(file);
    const home = context.openHome();
    const before = specs.map(({ id }) => home.jobs.get(id));
    home.jobs.saveAll(specs, context.nowMs());
    const added = specs.flatMap(({ id }, index) => {
      const job = home.jobs.get(id);
      return job ? { job, change: changeOf(before[index] ?? null, job) } : [];
    });
    home.tellApp();
    if (isJson) {
      for (const { job, change } of added) {
        context.out(`${JSON.stringify({ change, ...jobLine(context, job) })}\n`);
      }
      return 0;
    }
    const rows = added.map(({ job, change }) => [
      change,
      job.id,
      `next: ${nextText(context, job)}`,
    ]);
    context.out(`${table(rows)}\n`);
    return 0;
  },
};

function changeOf(before: Job | null, after: Job): 'added' | 'updated' | 'unchanged' {
  if (!before) return 'added';
  return before.revision === after.revision ? 'unchanged' : 'updated';
}
