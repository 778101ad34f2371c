import { badInput } from '../domain/failure.ts';
import { compareFacts, type FactChange, whyRevised } from '../domain/report/revision.ts';
import { isWorkDone, type Run } from '../domain/run/run.ts';
import { beginRuns, exitCodeOf, waitForEnd } from './ask-run.ts';
import type { Arguments, Command } from './command.ts';
import type { CommandContext, OpenHome } from './context.ts';
import { findJob } from './find.ts';
import { outcomeText, runLine } from './ledger-lines.ts';

/** Runs a job here when nothing else executes; else asks the app and waits for the outcome. */
export const run: Command = {
  name: 'run',
  operands: 'JOB',
  summary: 'Run a job now and wait for its outcome; its schedule is not moved',
  atLeast: 1,
  atMost: 1,
  options: {
    window: { value: 'KEY', help: 'the window to report about, such as week:2026-W44' },
    again: {
      value: null,
      help: 'also when it is done: its next revision, from the data as it is now',
    },
    'as-it-was': { value: null, help: 'with --again: from the data that its report was made from' },
  },
  async run(context, args) {
    const [id = ''] = args.operands;
    const asked = { windowKey: args.text('window') ?? null, again: againOf(args) };
    const home = context.openHome();
    const job = findJob(home, id);
    const request = {
      jobId: job.id,
      trigger: asked.again === false ? 'manual' : 'again',
      window: asked.windowKey,
      ...(asked.again === false ? {} : { again: asked.again }),
    } as const;
    const [runId = ''] = await beginRuns(context, home, [request], () =>
      home.executeRun(job, asked),
    );
    const ended = await waitForEnd(home, runId);
    if (args.isJson) context.out(`${JSON.stringify(runLine(ended))}\n`);
    else tell(context, home, ended);
    return exitCodeOf(ended);
  },
};

function againOf(args: Arguments): false | 'as-it-was' | 'as-is-now' {
  const isAsItWas = args.has('as-it-was');
  if (args.has('again')) return isAsItWas ? 'as-it-was' : 'as-is-now';
  if (isAsItWas) throw badInput('--as-it-was says what --again reads. Give both.');
  return false;
}

function tell(context: CommandContext, home: OpenHome, ended: Run): void {
  const what = outcomeText(ended.outcome, ended.reason, 'done');
  const window = ended.window ? ` · ${ended.window.key}` : '';
  context.out(`${ended.jobId}${window} · ${what}\n`);
  if (ended.result !== null) context.out(`${ended.result}\n`);
  if (ended.failure) context.err(`${ended.failure.message}\n`);
  if (ended.revision > 1 && isWorkDone(ended)) context.out(`${revised(home, ended)}\n`);
  if (home.reports.get(ended.id)) context.out(`Read it with: almanac report ${ended.id}\n`);
  const waiting = home.history.deliveries(ended.id).filter(({ state }) => state === 'pending');
  if (waiting.length > 0) context.out('Its notification is shown when the app runs.\n');
}

/** "as the data is now: Revenue 412,300 → 409,100" */
function revised(home: OpenHome, after: Run): string {
  const before = home.history
    .ofWindow(after.key ?? '')
    .findLast((other) => other.revision < after.revision && isWorkDone(other));
  if (!before) return `revision ${after.revision}`;
  const snapshotOf = (run: Run) => ({ run, snapshot: home.reports.snapshot(run.id) });
  const factsOf = (run: Run) => {
    const report = home.reports.get(run.id);
    return report ? home.reportFiles.read(report.hash).facts : [];
  };
  const changes = compareFacts(factsOf(before), factsOf(after));
  const why = whyRevised(snapshotOf(before), snapshotOf(after));
  const beside = `revision ${after.revision} beside ${before.revision}, ${why}`;
  if (changes.length === 0) return `${beside}: every number is the same`;
  return `${beside}: ${changes.map(changeText).join('; ')}`;
}

function changeText({ label, before, after }: FactChange): string {
  return `${label} ${before ?? '(none)'} → ${after ?? '(none)'}`;
}
