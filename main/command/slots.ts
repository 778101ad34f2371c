import type { QuarantinedSlot } from '../domain/run/quarantine.ts';
import type { SlotRecord } from '../domain/run/run.ts';
import type { Command } from './command.ts';
import { findJob } from './find.ts';
import { isoUtcOrNull, parseInstant } from './instants.ts';
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
    quarantine: { value: null, help: 'those taken back after the clock of this machine ran ahead' },
  },
  run(context, args) {
    const since = args.text('since');
    const zone = context.systemZone();
    const sinceMs = since === undefined ? undefined : parseInstant(since, zone, '--since');
    const home = context.openHome();
    const given = args.text('job');
    const jobId = given ? findJob(home, given).id : undefined;
    if (args.has('quarantine')) {
      const taken = home.quarantine
        .list()
        .filter((slot) => jobId === undefined || slot.jobId === jobId)
        .filter(({ dueAtMs }) => sinceMs === undefined || dueAtMs >= sinceMs);
      listQuarantined(taken, args.isJson, context.out);
      return 0;
    }
    const found = eachSlot(home.history, {
      order: 'oldest',
      ...(jobId === undefined ? {} : { jobId }),
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

function listQuarantined(
  slots: readonly QuarantinedSlot[],
  isJson: boolean,
  out: (text: string) => void,
): void {
  for (const slot of isJson ? slots : []) {
    const { jobId: job, slot: text, dueAtMs, outcome, runId: run, movedAtMs } = slot;
    const instants = { dueAt: isoUtcOrNull(dueAtMs), movedAt: isoUtcOrNull(movedAtMs) };
    out(`${JSON.stringify({ job, slot: text, outcome, run, ...instants })}\n`);
  }
  if (isJson) return;
  const rows = slots.map(({ jobId, slot, outcome, runId, movedAtMs }) => [
    jobId,
    slot,
    outcome ?? 'recorded',
    runId ?? '',
    isoUtcOrNull(movedAtMs) ?? '',
  ]);
  const heading = ['JOB', 'SLOT', 'OUTCOME', 'RUN', 'TAKEN BACK AT'];
  out(rows.length === 0 ? 'No slot is in quarantine.\n' : `${table([heading, ...rows])}\n`);
}
