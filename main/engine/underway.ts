import { asRunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Listen, Timetable, WorkerSession, Workers } from '../domain/ports.ts';
import type { Progress } from '../domain/run/plan.ts';
import type { Run } from '../domain/run/run.ts';
import { type LogLine, withLine } from '../domain/run/run-log.ts';
import { type AttemptNeeds, attempt } from './attempt.ts';
import { type FailNeeds, failRun, mayTryAgain } from './fail-run.ts';
import { startReason } from './start-check.ts';
import { createStopper, type StopCause, type Stopper, stopFailure } from './stop-run.ts';

export interface RunningRun {
  readonly run: Run;
  readonly job: Job;
  readonly progress: Progress | null;
}

/** The runs on which this process works, each with a worker of its own. */
export interface Underway {
  /** Works on a claimed run until its attempt has ended, well or not; rejects only if that cannot be written. */
  work(run: Run, job: Job, late: readonly string[]): Promise<void>;
  has(runId: string): boolean;
  all(): readonly RunningRun[];
  /** Kills the worker. */
  stop(runId: string, cause: StopCause): void;
  /** Asks the run to stop between two steps; killed if it does not. */
  ask(runId: string, cause: StopCause): void;
}

export interface UnderwayNeeds extends Omit<AttemptNeeds, 'late'>, FailNeeds {
  readonly ledger: AttemptNeeds['ledger'];
  readonly keeping: AttemptNeeds['keeping'];
  readonly workers: Workers;
  readonly timetable: Timetable;
  readonly listen: Listen;
}

interface Own {
  readonly run: Run;
  readonly job: Job;
  progress: Progress | null;
  log: readonly LogLine[];
  readonly stopper: Stopper;
}

export function createUnderway(needs: UnderwayNeeds): Underway {
  const owned = new Map<string, Own>();

  /** A worker that cannot be opened fails the attempt like one that dies at once. */
  function open(run: Run): WorkerSession {
    return needs.workers.open((progress) => tell(run, progress));
  }

  function tell(run: Run, progress: Progress): void {
    const own = owned.get(run.id);
    if (own) {
      own.progress = progress;
      own.log = withLine(own.log, progress, needs.clock.wallMs());
    }
    needs.listen({ kind: 'run-progress', jobId: run.jobId, runId: run.id, progress });
  }

  async function work(run: Run, job: Job, late: readonly string[]): Promise<void> {
    let stopper: Stopper | null = null;
    let close = () => {};
    try {
      const session = open(run);
      const own = createStopper(session, needs.clock);
      stopper = own;
      owned.set(run.id, { run, job, progress: null, log: [], stopper });
      const cancelDeadline = needs.clock.after(job.timeoutMs, () => own.stop('time-limit'));
      close = () => {
        cancelDeadline();
        own.done();
        session.kill();
      };
      needs.listen({ kind: 'run-started', jobId: run.jobId, runId: run.id });
      const reason = startReason(run, job, needs.timetable);
      await attempt(
        run,
        job,
        own.session,
        reason,
        { ...needs, late },
        {
          interrupt: own.interrupt,
          onProgress: (progress) => tell(run, progress),
          log: () => owned.get(run.id)?.log ?? [],
          mayTryAgain: (failure) => mayTryAgain(run, job, failure, needs),
        },
      );
    } catch (caught) {
      // Left as running on purpose: the next start finds it by its boot id and goes on from its snapshot.
      const cause = stopper?.cause() ?? null;
      const failure = cause ? stopFailure(cause, job) : asRunFailure(caught);
      if (cause !== 'shutdown') failRun(run, job, failure, needs, owned.get(run.id)?.log);
    } finally {
      close();
      owned.delete(run.id);
      needs.listen({ kind: 'run-ended', jobId: run.jobId, runId: run.id });
    }
  }

  return {
    work,
    has: (runId) => owned.has(runId),
    all: () => [...owned.values()].map(({ run, job, progress }) => ({ run, job, progress })),
    stop: (runId, cause) => owned.get(runId)?.stopper.stop(cause),
    ask: (runId, cause) => owned.get(runId)?.stopper.ask(cause),
  };
}
