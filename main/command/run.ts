import { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job.ts';
import type { Run } from '../domain/run.ts';
import type { Command, ExitCode } from './command.ts';
import type { CommandContext, OpenHome } from './context.ts';
import { findJob, findRun } from './find.ts';
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
    again: { value: null, help: 'also when the window is done: makes its next revision' },
  },
  async run(context, args) {
    const [id = ''] = args.operands;
    const home = context.openHome();
    const job = findJob(home, id);
    const asked = { windowKey: args.text('window') ?? null, again: args.has('again') };
    const runId = home.own()
      ? home.executeRun(job, asked).id
      : await askTheApp(context, home, job, asked);
    const ended = await waitForEnd(home, runId);
    if (args.isJson) context.out(`${JSON.stringify(runLine(ended))}\n`);
    else tell(context, home, ended);
    return exitCode(ended);
  },
};

const pollMs = 100;
/** Now and then the waiting looks whether the app is still there; if not, the work is taken over. */
const pollsBetweenLooks = 20;

async function askTheApp(
  context: CommandContext,
  home: OpenHome,
  job: Job,
  asked: { readonly windowKey: string | null; readonly again: boolean },
): Promise<string> {
  const trigger = asked.again ? 'again' : 'manual';
  const request = { jobId: job.id, trigger, window: asked.windowKey } as const;
  const requestId = home.requests.add(request, context.nowMs());
  home.tellApp();
  for (let polls = 1; ; polls += 1) {
    const answer = home.requests.get(requestId)?.answer;
    if (answer?.ok === false) throw RunFailure.from(answer.failure);
    if (answer) return answer.runId;
    await home.wait(pollMs);
    if (polls % pollsBetweenLooks === 0 && home.own()) home.answerRequests();
  }
}

async function waitForEnd(home: OpenHome, runId: string): Promise<Run> {
  for (let polls = 1; ; polls += 1) {
    const current = findRun(home, runId);
    if (current.outcome !== null || current.state === 'delivering') return current;
    await home.wait(pollMs);
    if (polls % pollsBetweenLooks === 0) home.own();
  }
}

function tell(context: CommandContext, home: OpenHome, ended: Run): void {
  const what = outcomeText(ended.outcome, ended.reason, 'done');
  const window = ended.window ? ` · ${ended.window.key}` : '';
  context.out(`${ended.jobId}${window} · ${what}\n`);
  if (ended.result !== null) context.out(`${ended.result}\n`);
  if (ended.failure) context.err(`${ended.failure.message}\n`);
  if (home.reports.get(ended.id)) context.out(`Read it with: almanac report ${ended.id}\n`);
  const waiting = home.history.deliveries(ended.id).filter(({ state }) => state === 'pending');
  if (waiting.length > 0) context.out('Its notification is shown when the app runs.\n');
}

function exitCode({ state, outcome }: Run): ExitCode {
  const isWorkDone = state === 'delivering' || outcome === 'succeeded';
  return isWorkDone ? 0 : 1;
}
