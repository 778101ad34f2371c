import { RunFailure } from '../domain/failure.ts';
import type { RequestedRun } from '../domain/records.ts';
import type { Run } from '../domain/run/run.ts';
import type { ExitCode } from './command.ts';
import type { CommandContext, OpenHome } from './context.ts';
import { findRun } from './find.ts';

const pollMs = 100;
/** Now and then the waiting looks whether the app is still there; if not, the work is taken over. */
const pollsBetweenLooks = 20;

/**
 * Begins runs in this process when nothing else executes; else asks the app for them.
 * @param execute begins the run here; called once for each request
 * @returns the ids of the runs, in the order asked
 * @throws RunFailure what the app refuses, as it would be refused here
 */
export async function beginRuns(
  context: CommandContext,
  home: OpenHome,
  requests: readonly RequestedRun[],
  execute: (request: RequestedRun) => Run,
): Promise<readonly string[]> {
  if (home.own()) return requests.map((request) => execute(request).id);
  const ids = requests.map((request) => home.requests.add(request, context.nowMs()));
  home.tellApp();
  const runIds: string[] = [];
  for (const id of ids) runIds.push(await answerOf(home, id));
  return runIds;
}

async function answerOf(home: OpenHome, requestId: number): Promise<string> {
  for (let polls = 1; ; polls += 1) {
    const answer = home.requests.get(requestId)?.answer;
    if (answer?.ok === false) throw RunFailure.from(answer.failure);
    if (answer) return answer.runId;
    await home.wait(pollMs);
    if (polls % pollsBetweenLooks === 0 && home.own()) home.answerRequests();
  }
}

/** Waits until the run has ended, or until only its deliveries are left. */
export async function waitForEnd(home: OpenHome, runId: string): Promise<Run> {
  for (let polls = 1; ; polls += 1) {
    const current = findRun(home, runId);
    if (current.outcome !== null || current.state === 'delivering') return current;
    await home.wait(pollMs);
    if (polls % pollsBetweenLooks === 0) home.own();
  }
}

export function exitCodeOf({ state, outcome }: Run): ExitCode {
  return state === 'delivering' || outcome === 'succeeded' ? 0 : 1;
}
