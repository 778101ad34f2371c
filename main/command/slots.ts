import type { SlotRecord } from '../domain/run.ts';
import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { parseInstant } from './instants.ts';
import { outcomeText, slotLine } from './ledger-lines.ts';
import { eachSlot } from './slot-pages.ts';
import { table } from './table.ts';

/** The ledger: what happened to every slot. */
export const slots: Command = {
  name: 'slots',
  operands: '',
  summary: 'List what happened to every slot, in order of due time',
  atLeast: 0,
  atMost: 0,
  options: {
    job: { value: 'JOB', help: 'only of this job' },
    since: { value: 'ISO', help: 'from this instant on, local time without offset' },
  },
  run(context, args) {
    const since = args.text('since');
    const zone = context.systemZone();
    const sinceMs = since === undefined ? undefined : parseInstant(since, zone, '--since');
    const home = context.openHome();
    const jobId = args.text('job');
    const found = eachSlot(home.history, {
      order: 'oldest',
      ...(jobId ? { jobId: findJob(home, jobId).id } : {}),
      ...(sinceMs === undefined ? {} : { sinceMs }),
    });
    if (args.isJson) {
      for (const slot of found) context.out(`${JSON.stringify(slotLine(slot))}\n`);
      return 0;
    }
    const rows = [...found].map(row);
    context.out(
      rows.length === 0 ? 'No slot has been due yet.\n' : `${table([heading, ...rows])}\n`,
    );
    return 0;
  },
};

const heading = ['JOB', 'SLOT', 'OUTCOME', 'RUN', 'WINDOW'];

function row({ jobId, slot, outcome, reason, runId, run }: SlotRecord): readonly string[] {
  const what = outcomeText(outcome, reason, run?.state ?? 'recorded');
  return [jobId, slot, what, runId ?? '', run?.window?.key ?? ''];
}
