import { badInput } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import type { SimulationScript } from '../domain/job/simulation.ts';
import type { SlotRecord } from '../domain/run/run.ts';
import type { Arguments, Command, ExitCode } from './command.ts';
import type { CommandContext, JobFiles } from './context.ts';
import { parseInstant, parseZone } from './instants.ts';
import { outcomeText, slotLine } from './ledger-lines.ts';
import { eventOptions, readEvents, readFailures, readRunTakes } from './simulate-events.ts';
import { eachSlot } from './slot-pages.ts';
import { table } from './table.ts';

/** The real engine and ledger through a time that is made up. Touches no home. */
export const simulate: Command = {
  name: 'simulate',
  operands: 'FILE',
  summary:
    'Try jobs through made-up time: sleep, clock changes, failures, kills; no home is touched',
  atLeast: 1,
  atMost: 1,
  options: {
    from: { value: 'ISO', help: 'the jobs are added at this instant; local without offset' },
    to: { value: 'ISO', help: 'the end' },
    ...eventOptions,
    twin: { value: null, help: 'a second process runs on the same home' },
    seed: { value: 'N', help: 'another seed gives other run ids and waits; 1' },
    events: { value: 'yes|no', help: 'no: sleep and waking are not announced; yes' },
  },
  async run(context, args): Promise<ExitCode> {
    const simulated = await context.simulate(
      readScript(context, args, await context.loadJobFiles()),
    );
    try {
      const counts = new Map<string, number>();
      const rows: (readonly string[])[] = [];
      for (const slot of eachSlot(simulated.history, { order: 'oldest' })) {
        const outcome = slot.outcome ?? 'not ended';
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
        if (args.isJson) context.out(`${JSON.stringify(slotLine(slot))}\n`);
        else rows.push(row(slot));
      }
      if (rows.length > 0) context.out(`${table([heading, ...rows])}\n`);
      (args.isJson ? context.err : context.out)(`${summary(counts)}\n`);
      return 0;
    } finally {
      simulated.close();
    }
  },
};

/** More would be a slip of the year, and a night of computing. */
const longestMs = 20 * 366 * 86_400_000;

function readScript(
  context: CommandContext,
  args: Arguments,
  jobFiles: JobFiles,
): SimulationScript {
  const zone = startZone(context, args);
  const fromMs = mustParse(args, 'from', zone);
  const toMs = mustParse(args, 'to', zone);
  if (toMs <= fromMs) throw badInput('--to is not after --from. Give the end of the simulation.');
  if (toMs - fromMs > longestMs) throw badInput('--from and --to lie more than 20 years apart.');
  const [path = ''] = args.operands;
  const readJobFile = (file: string) => jobFiles.read(file, fromMs);
  const jobs = readJobFile(path);
  const needs = { args, jobs, zone, readJobFile };
  return {
    jobs,
    fromMs,
    toMs,
    zone,
    seed: readSeed(args.text('seed') ?? '1'),
    events: readEvents(needs),
    failures: readFailures(needs),
    runTakesMs: readRunTakes(needs),
    twin: args.has('twin') ? 'waits' : 'none',
    hasPowerEvents: hasPowerEvents(args.text('events') ?? 'yes'),
  };
}

function startZone(context: CommandContext, args: Arguments): string {
  const [zone, ...more] = args.all('zone').filter((text) => !text.includes('='));
  if (more.length > 0) {
    throw badInput('--zone is given twice without a time. Write the later one as AT=ZONE.');
  }
  return parseZone(zone ?? 'system', context.systemZone());
}

function mustParse(args: Arguments, name: 'from' | 'to', zone: string): number {
  const text = args.text(name);
  if (text !== undefined) return parseInstant(text, zone, `--${name}`);
  throw badInput(`--${name} is missing. Write for example --${name} 2026-11-01T00:00Z.`);
}

function readSeed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw badInput(`--seed "${shortened(text)}" is not a whole number of up to nine digits.`);
}

function hasPowerEvents(text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw badInput(`--events "${shortened(text)}" is neither yes nor no.`);
}

const heading = ['JOB', 'SLOT', 'OUTCOME', 'TRIGGER', 'ATTEMPTS', 'WINDOW'];

function row({ jobId, slot, outcome, reason, run }: SlotRecord): readonly string[] {
  const what = outcomeText(outcome, reason, run?.state ?? 'recorded');
  const attempts = run ? String(run.attempts) : '';
  return [jobId, slot, what, run?.trigger ?? '', attempts, run?.window?.key ?? ''];
}

/** `365 slots: 360 succeeded, 5 missed` */
function summary(counts: ReadonlyMap<string, number>): string {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${count} ${outcome}`);
  return all === 0
    ? 'No slot was due.'
    : `${all} ${all === 1 ? 'slot' : 'slots'}: ${parts.join(', ')}`;
}
