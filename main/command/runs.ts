import type { Run } from '../domain/run/run.ts';
import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { parseCount, readableTime } from './instants.ts';
import { outcomeText, runLine } from './ledger-lines.ts';
import { eachSlot } from './slot-pages.ts';
import { table } from './table.ts';

export const runs: Command = {
  name: 'runs',
  operands: '',
  summary: 'List the newest runs with outcome, window and result',
  atLeast: 0,
  atMost: 0,
  options: {
    job: { value: 'JOB', help: 'only of this job' },
    limit: { value: 'N', help: 'how many, 1 to 10000; 20' },
  },
  run(context, args) {
    const limit = parseCount(args.text('limit') ?? '20', '--limit', 10_000);
    const home = context.openHome();
    const jobId = args.text('job');
    const filter = {
      order: 'newest',
      ...(jobId ? { jobId: findJob(home, jobId).id } : {}),
    } as const;
    const found: Run[] = [];
    for (const { run, slot } of eachSlot(home.history, filter)) {
      // A superseded slot names the run that covers it; that run is listed at its own slot.
      if (run?.slot === slot) found.push(run);
      if (found.length === limit) break;
    }
    if (args.isJson) for (const run of found) context.out(`${JSON.stringify(runLine(run))}\n`);
    else if (found.length === 0) context.out('Nothing has run yet.\n');
    else
      context.out(`${table([heading, ...found.map((run) => row(run, context.systemZone()))])}\n`);
    return 0;
  },
};

const heading = ['RUN', 'JOB', 'WINDOW', 'OUTCOME', 'STARTED', 'RESULT'];

function row(run: Run, zone: string): readonly string[] {
  const { id, jobId, window, outcome, reason, state, startedAtMs, result, failure } = run;
  return [
    id,
    jobId,
    window?.key ?? '',
    outcomeText(outcome, reason, state),
    startedAtMs === null ? '' : readableTime(startedAtMs, zone),
    result ?? failure?.message ?? '',
  ];
}
