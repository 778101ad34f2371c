import { badInput } from '../domain/failure.ts';
import { type BackfillWindow, isLeftOut } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import { beginRuns, exitCodeOf, waitForEnd } from './ask-run.ts';
import type { Arguments, Command } from './command.ts';
import type { CommandContext } from './context.ts';
import { findJob } from './find.ts';
import { isoUtc, parseInstant, readableTime } from './instants.ts';
import { outcomeText } from './ledger-lines.ts';
import { table } from './table.ts';

/** Makes the reports of a range that are not there; what is done stays as it is. */
export const backfill: Command = {
  name: 'backfill',
  operands: 'JOB',
  summary: 'Make the reports of earlier periods that are not there, one after the other',
  atLeast: 1,
  atMost: 1,
  options: {
    from: { value: 'ISO', help: 'periods that end after this' },
    to: { value: 'ISO', help: 'and not after this' },
    'dry-run': { value: null, help: 'list the periods and what is there of each; run nothing' },
  },
  async run(context, args) {
    const [id = ''] = args.operands;
    const given = { from: required(args, 'from'), to: required(args, 'to') };
    const home = context.openHome();
    const job = findJob(home, id);
    const { timezone } = job.schedule;
    const zone = timezone === 'system' ? context.systemZone() : timezone;
    const fromMs = parseInstant(given.from, zone, '--from');
    const toMs = parseInstant(given.to, zone, '--to');
    if (fromMs >= toMs) throw badInput('--from must lie before --to.');
    const windows = home.planBackfill(job, { fromMs, toMs });
    if (windows.length === 0) throw badInput(`No period of ${job.id} ended in this range so far.`);
    const print = printer(context, args.isJson, job.id);
    if (args.has('dry-run')) {
      print(windows.map((window) => [window, null]));
      return 0;
    }
    const missing = windows.filter(isLeftOut);
    const requests = missing.map(({ window, slot }) => ({
      jobId: job.id,
      trigger: 'backfill' as const,
      window: window.key,
      slotDueAtMs: slot.dueAtMs,
    }));
    const runIds = await beginRuns(context, home, requests, ({ window, slotDueAtMs }) =>
      home.executeBackfill(job, { windowKey: window ?? '', dueAtMs: slotDueAtMs ?? 0 }),
    );
    const ended = new Map<BackfillWindow, Run>();
    for (const [index, window] of missing.entries()) {
      ended.set(window, await waitForEnd(home, runIds[index] ?? ''));
    }
    print(windows.map((window) => [window, ended.get(window) ?? null]));
    return [...ended.values()].some((run) => exitCodeOf(run) === 1) ? 1 : 0;
  },
};

function required(args: Arguments, option: 'from' | 'to'): string {
  const text = args.text(option);
  if (text !== undefined) return text;
  throw badInput(`Give --${option}, such as --${option} 2026-10-01.`);
}

type Filled = readonly [window: BackfillWindow, ended: Run | null];

function printer(context: CommandContext, isJson: boolean, jobId: string) {
  return (filled: readonly Filled[]): void => {
    if (isJson) {
      for (const each of filled) context.out(`${JSON.stringify(lineOf(jobId, each))}\n`);
      return;
    }
    context.out(`${table(filled.map(rowOf))}\n`);
    const kept = filled.filter(([window]) => !isLeftOut(window)).length;
    if (kept > 0) context.out(`What is done or under way is left as it is: ${kept}.\n`);
  };
}

function lineOf(job: string, [window, ended]: Filled) {
  const { key, fromMs, toMs } = window.window;
  return {
    job,
    slot: window.slot.text,
    window: { key, from: isoUtc(fromMs), to: isoUtc(toMs) },
    key: window.key,
    exists: window.exists,
    action: isLeftOut(window) ? 'run' : 'keep',
    run: ended?.id ?? window.runId,
    outcome: ended?.outcome ?? null,
    reason: ended?.reason ?? window.reason,
  };
}

function rowOf([window, ended]: Filled): string[] {
  const { slot, window: period } = window;
  const was = window.reason === null ? window.exists : `${window.exists} (${window.reason})`;
  const is = ended ? outcomeText(ended.outcome, ended.reason, 'done') : '';
  const next = isLeftOut(window) ? is || 'to be made' : 'kept';
  const at = (ms: number) => readableTime(ms, slot.zone).replace(/ \S+$/, '');
  return [period.key, `${at(period.fromMs)} – ${at(period.toMs)}`, was, next];
}
