import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Clock, Jobs } from '../domain/ports.ts';
import type { RequestAnswer, RequestedRun, Requests } from '../domain/records.ts';
import type { Run } from '../domain/run/run.ts';
import type { Engine } from './engine.ts';

/** Answers what the command asked of the process that holds the lock: each request once. */
export function answerRequests(needs: {
  readonly requests: Requests;
  readonly jobs: Jobs;
  readonly engine: Pick<Engine, 'runNow' | 'backfill'>;
  readonly clock: Clock;
}): void {
  for (const { id, asked } of needs.requests.pending()) {
    needs.requests.answer(id, answer(asked, needs), needs.clock.wallMs());
  }
}

function answer(
  asked: RequestedRun,
  { jobs, engine }: { readonly jobs: Jobs; readonly engine: Pick<Engine, 'runNow' | 'backfill'> },
): RequestAnswer {
  try {
    const job = jobs.get(asked.jobId);
    if (!job) {
      throw new RunFailure('not-found', `There is no job "${asked.jobId}".`, { permanent: true });
    }
    return { ok: true, runId: begin(asked, job, engine).id };
  } catch (caught) {
    return { ok: false, failure: asRunFailure(caught).record() };
  }
}

function begin(asked: RequestedRun, job: Job, engine: Pick<Engine, 'runNow' | 'backfill'>): Run {
  const { trigger, window, again = 'as-is-now', slotDueAtMs } = asked;
  if (trigger === 'backfill' && window !== null && slotDueAtMs !== undefined) {
    return engine.backfill(job, { windowKey: window, dueAtMs: slotDueAtMs });
  }
  return engine.runNow(job, { windowKey: window, again: trigger === 'again' && again });
}
