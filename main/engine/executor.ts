import { announceFailure } from '../domain/announcement.ts';
import type { Backlog } from '../domain/backlog.ts';
import { crashPoint } from '../domain/crash-point.ts';
import { asRunFailure, type RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job.ts';
import { hasBegun } from '../domain/overlap.ts';
import type { Progress } from '../domain/plan.ts';
import type { Jobs, Listen, Random, Timetable, Workers } from '../domain/ports.ts';
import type { Marks } from '../domain/records.ts';
import { backoffMs } from '../domain/retry.ts';
import type { Run } from '../domain/run.ts';
import { type AttemptNeeds, attempt } from './attempt.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import { periodSinceLast } from './period-since-last.ts';
import { startReason } from './start-check.ts';
import { createStopper, type StopCause, type Stopper, stopFailure } from './stop-run.ts';
import type { Turns } from './turns.ts';
import { hasToWait, type WaitNeeds, waitForData } from './wait-for-data.ts';

export interface RunningRun {
  readonly run: Run;
  readonly job: Job;
  readonly progress: Progress | null;
}

export interface Executor {
  /** Starts what is ready, as far as there is room. Call it whenever something may have become ready. */
  kick(): void;
  /** Stops a run that is under way, or ends one that waits for its turn or its next attempt. */
  cancel(runId: string): void;
  running(): readonly RunningRun[];
  /** Resolves when nothing is under way and nothing more could start. */
  idle(): Promise<void>;
  /** Starts nothing more, gives running workers `graceMs`, then kills them; the next start recovers. */
  stop(graceMs: number): Promise<void>;
}

export interface ExecutorNeeds extends AttemptNeeds, WaitNeeds {
  readonly bootId: string;
  readonly jobs: Jobs;
  readonly timetable: Timetable;
  readonly workers: Workers;
  readonly marks: Pick<Marks, 'begin'>;
  readonly random: Random;
  readonly mutex: KeyedMutex;
  readonly turns: Turns;
  readonly backlog: Pick<Backlog, 'activeRuns'>;
  readonly listen: Listen;
  /** Whether this process works on the run. */
  readonly isMine: (run: Run) => boolean;
  /** At most so many runs at once. */
  readonly limit: () => number;
  /** Called when a run has ended or waits for its next attempt. */
  readonly onEnded: (run: Run) => void;
  readonly onFailure: (message: string, cause: unknown) => void;
}

interface Underway {
  readonly run: Run;
  readonly job: Job;
  progress: Progress | null;
  readonly stopper: Pick<Stopper, 'stop' | 'ask'>;
}

/** A job that was removed since. */
const gone = { outcome: 'skipped', reason: 'disabled' } as const;

/** Runs what the ledger has recorded: claims each run, works on it in a process of its own, ends it. */
export function createExecutor(needs: ExecutorNeeds): Executor {
  const underway = new Map<string, Underway>();
  const settled = new Set<Promise<void>>();
  let isStopping = false;

  function kick(): void {
    if (isStopping) return;
    for (const run of needs.ledger.ready(needs.clock.wallMs())) {
      if (!needs.isMine(run)) continue;
      makeWay(run);
      if (settled.size < needs.limit() && needs.turns.isTurnOf(run)) start(run);
    }
  }

  /** Overlap policies `cancel-other` and `terminate-other`: what has begun ends, and then this starts. */
  function makeWay(run: Run): void {
    for (const { run: other, stopper } of underway.values()) {
      if (other.jobId !== run.jobId) continue;
      const how = needs.turns.mustMakeWay(other, run);
      if (how === 'cancel') stopper.ask('replaced');
      if (how === 'terminate') stopper.stop('replaced');
    }
  }

  function start(recorded: Run): void {
    endReplaced(recorded);
    needs.turns.began(recorded);
    const done = needs.mutex
      .runExclusive(recorded.jobId, () => execute(recorded))
      .then(
        () => true,
        (cause) => {
          // Tried again at the next tick and not at once: a full disk would refuse it for hours.
          needs.onFailure('A run could not be recorded; it is tried again', cause);
          return false;
        },
      )
      .then((isRecorded) => {
        settled.delete(done);
        needs.turns.ended(recorded);
        if (isRecorded) kickAgain();
      });
    settled.add(done);
  }

  function kickAgain(): void {
    try {
      kick();
    } catch (cause) {
      needs.onFailure('What is due could not be started; it is tried again', cause);
    }
  }

  async function execute(recorded: Run): Promise<void> {
    const job = needs.jobs.get(recorded.jobId);
    const nowMs = needs.clock.wallMs();
    const check = needs.turns.check(recorded, job);
    if (check.verdict === 'hold') return;
    if (check.verdict === 'drop' || !job) {
      const { outcome, reason } = check.verdict === 'drop' ? check : gone;
      needs.keeping.drop(recorded.id, outcome, reason, nowMs);
      return needs.onEnded(recorded);
    }
    const late = hasToWait(recorded, job, needs) ? await waitForData(recorded, job, needs) : [];
    if (!late || isStopping) return needs.onEnded(recorded);
    // The claim commits before the first byte leaves; a crash after this line is found at the next start.
    const run = needs.ledger.claim(recorded.id, needs.bootId, nowMs, (lastDoneToMs) =>
      periodSinceLast(recorded, job, lastDoneToMs, needs.timetable),
    );
    if (!run) return needs.onEnded(recorded);
    crashPoint('after T2');
    if (run.dueAtMs !== null) needs.marks.begin(run.jobId, run.dueAtMs);
    crashPoint('after the mark');
    await work(run, job, late);
    needs.onEnded(run);
  }

  /** A run between two attempts that must make way ends here: nobody works on it who could be stopped. */
  function endReplaced(run: Run): void {
    for (const other of needs.backlog.activeRuns(run.jobId)) {
      if (!hasBegun(other) || underway.has(other.id)) continue;
      if (needs.turns.mustMakeWay(other, run) !== null) giveUp(other.id, 'replaced');
    }
  }

  function giveUp(runId: string, cause: StopCause): void {
    const failure = stopFailure(cause, null).record();
    const failed = { failure, reason: 'cancelled', nextAtMs: null, deliveries: [] } as const;
    needs.keeping.giveUp(runId, failed, needs.clock.wallMs());
  }

  async function work(run: Run, job: Job, late: readonly string[]): Promise<void> {
    const session = needs.workers.open((progress) => {
      own.progress = progress;
      needs.listen({ kind: 'run-progress', jobId: run.jobId, runId: run.id, progress });
    });
    const stopper = createStopper(session, needs.clock);
    const own: Underway = { run, job, progress: null, stopper };
    underway.set(run.id, own);
    const cancelDeadline = needs.clock.after(job.timeoutMs, () => stopper.stop('time-limit'));
    needs.listen({ kind: 'run-started', jobId: run.jobId, runId: run.id });
    try {
      const reason = startReason(run, job, needs.timetable);
      await attempt(run, job, stopper.session, reason, { ...needs, late });
    } catch (caught) {
      // Left as running on purpose: the next start finds it by its boot id and goes on from its snapshot.
      const cause = stopper.cause();
      if (cause !== 'shutdown')
        fail(run, job, cause ? stopFailure(cause, job) : asRunFailure(caught));
    } finally {
      cancelDeadline();
      stopper.done();
      underway.delete(run.id);
      session.kill();
      needs.listen({ kind: 'run-ended', jobId: run.jobId, runId: run.id });
    }
  }

  function fail(run: Run, job: Job, failure: RunFailure): void {
    const tried = run.attempts - needs.keeping.abandonedAttempts(run.id);
    const mayRetry = isWorthRetrying(failure) && tried < job.retry.attempts;
    const nowMs = needs.clock.wallMs();
    const nextAtMs = mayRetry ? nowMs + backoffMs(job.retry, tried, needs.random.fraction()) : null;
    const record = failure.record();
    needs.ledger.fail(
      { runId: run.id, fence: run.fence },
      {
        failure: record,
        reason:
          failure.code === 'cancelled'
            ? 'cancelled'
            : failure.code === 'time-limit'
              ? 'time limit'
              : 'error',
        nextAtMs,
        deliveries:
          nextAtMs === null && failure.code !== 'cancelled'
            ? announceFailure(job, run, record)
            : [],
      },
      nowMs,
    );
    crashPoint('after T5');
  }

  async function idle(): Promise<void> {
    while (settled.size > 0) await Promise.all(settled);
  }

  return {
    kick,
    idle,
    cancel(runId) {
      const own = underway.get(runId);
      if (own) own.stopper.stop('cancelled');
      else giveUp(runId, 'cancelled');
    },
    running: () => [...underway.values()].map(({ run, job, progress }) => ({ run, job, progress })),
    async stop(graceMs) {
      isStopping = true;
      const cancelGrace = needs.clock.after(graceMs, () => {
        for (const own of underway.values()) own.stopper.stop('shutdown');
      });
      await idle();
      cancelGrace();
    },
  };
}

/** What ails our own disk is put right and tried again, however the disk described it. */
function isWorthRetrying({ permanent, code }: RunFailure): boolean {
  return !permanent || code === 'store-unusable' || code === 'disk-full';
}
