import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Clock, Jobs } from '../domain/ports.ts';
import type { RequestAnswer, RequestedRun, Requests } from '../domain/records.ts';
import type { Engine } from './engine.ts';

/** Answers what the command asked of the process that holds the lock: each request once. */
export function answerRequests(needs: {
  readonly requests: Requests;
  readonly jobs: Jobs;
  readonly engine: Pick<Engine, 'runNow'>;
  readonly clock: Clock;
}): void {
  for (const { id, asked } of needs.requests.pending()) {
    needs.requests.answer(id, answer(asked, needs), needs.clock.wallMs());
  }
}

function answer(
  asked: RequestedRun,
  { jobs, engine }: { readonly jobs: Jobs; readonly engine: Pick<Engine, 'runNow'> },
): RequestAnswer {
  try {
    const job = jobs.get(asked.jobId);
    if (!job) {
      throw new RunFailure('not-found', `There is no job "${asked.jobId}".`, { permanent: true });
    }
    const isAgain = asked.trigger === 'again';
    const run = engine.runNow(job, { windowKey: asked.window, again: isAgain });
    return { ok: true, runId: run.id };
  } catch (caught) {
    return { ok: false, failure: asRunFailure(caught).record() };
  }
}
