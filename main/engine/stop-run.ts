import { RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Clock, WorkerSession } from '../domain/ports.ts';

/** Why a run was stopped from outside. `replaced`: the next slot of its job takes its place. */
export type StopCause = 'cancelled' | 'time-limit' | 'shutdown' | 'replaced';

/** How long a run that was asked to stop may take to come to the end of its step. */
const askedGraceMs = 10_000;

export interface Stopper {
  /** The session as the run shall use it: it ends between two steps once it was asked to. */
  readonly session: WorkerSession;
  /** Kills the worker. Only the first cause counts. */
  stop(cause: StopCause): void;
  /** Asks the run to stop; killed if it does not. A report that is ready by then is kept. */
  ask(cause: StopCause): void;
  cause(): StopCause | null;
  /** Aborted when the run is stopped: for what is waited for outside the worker. */
  readonly interrupt: AbortSignal;
  /** Forgets its timer. */
  done(): void;
}

/** The ways in which a run that is under way can be ended from outside. */
export function createStopper(session: WorkerSession, clock: Clock): Stopper {
  let stopped: StopCause | null = null;
  let asked: StopCause | null = null;
  const interrupt = new AbortController();
  let cancelTimer: () => void = () => {};
  let end: (failure: RunFailure) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => {});
  const stop = (cause: StopCause): void => {
    stopped ??= cause;
    session.kill();
    interrupt.abort();
    end(stopFailure(stopped, null));
  };
  return {
    // A worker that answers nothing, not even its own death, holds the job's place no longer than that.
    session: {
      ...session,
      async fetch(plan) {
        const fetched = await Promise.race([session.fetch(plan), ended]);
        if (asked) stop(asked);
        return fetched;
      },
      analyze: (plan) => Promise.race([session.analyze(plan), ended]),
      inquire: (inquiry) => Promise.race([session.inquire(inquiry), ended]),
    },
    stop,
    ask(cause) {
      if (asked) return;
      asked = cause;
      cancelTimer = clock.after(askedGraceMs, () => stop(cause));
    },
    cause: () => stopped,
    interrupt: interrupt.signal,
    done: () => cancelTimer(),
  };
}

/** What the ledger says of a run that was stopped. */
export function stopFailure(cause: StopCause, job: Pick<Job, 'timeoutMs'> | null): RunFailure {
  if (cause === 'time-limit' && job) {
    return new RunFailure(
      'time-limit',
      `It took longer than its limit of ${Math.round(job.timeoutMs / 1000)} s and was stopped. Raise the limit, or give it less data.`,
      { permanent: false },
    );
  }
  return new RunFailure(
    'cancelled',
    cause === 'replaced'
      ? 'It was stopped because the next one of this job was due.'
      : 'You cancelled this run.',
    { permanent: true },
  );
}
