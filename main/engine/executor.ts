import { announceFailure } from '../domain/announcement.ts';
import { crashPoint } from '../domain/crash-point.ts';
import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job.ts';
import type { Progress } from '../domain/plan.ts';
import type { Jobs, Listen, Random, Timetable, Workers } from '../domain/ports.ts';
import type { Marks } from '../domain/records.ts';
import { backoffMs } from '../domain/retry.ts';
import type { Run } from '../domain/run.ts';
import { previousToRun } from '../domain/timetable.ts';
import { sinceLastWindow } from '../domain/window.ts';
import { type AttemptNeeds, attempt } from './attempt.ts';
import { keyOf } from './key.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import { mayStart, startReason } from './start-check.ts';

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

export interface ExecutorNeeds extends AttemptNeeds {
  readonly bootId: string;
  readonly jobs: Jobs;
  readonly timetable: Timetable;
  readonly workers: Workers;
  readonly marks: Pick<Marks, 'begin'>;
  readonly random: Random;
  readonly mutex: KeyedMutex;
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
  stop: (reason: 'cancelled' | 'time-limit' | 'shutdown') => void;
}

/** Runs what the ledger has recorded: claims each run, works on it in a process of its own, ends it. */
export function createExecutor(needs: ExecutorNeeds): Executor {
  const underway = new Map<string, Underway>();
  const settled = new Set<Promise<void>>();
  let isStopping = false;
  let isBackfilling = false;

  function kick(): void {
    if (isStopping) return;
    for (const run of needs.ledger.ready(needs.clock.wallMs())) {
      if (settled.size >= needs.limit()) return;
      if (!needs.isMine(run) || needs.mutex.isLocked(run.jobId)) continue;
      // One after the other, whatever the job: the other place stays free for what is due.
      if (run.trigger === 'backfill' && isBackfilling) continue;
      start(run);
    }
  }

  function start(recorded: Run): void {
    const isBackfill = recorded.trigger === 'backfill';
    isBackfilling ||= isBackfill;
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
        if (isBackfill) isBackfilling = false;
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
    const refused = mayStart(recorded, job, nowMs, needs.timetable);
    if (refused || !job) {
      needs.keeping.drop(
        recorded.id,
        refused?.outcome ?? 'skipped',
        refused?.reason ?? 'disabled',
        nowMs,
      );
      return needs.onEnded(recorded);
    }
    // The claim commits before the first byte leaves; a crash after this line is found at the next start.
    const run = needs.ledger.claim(recorded.id, needs.bootId, nowMs, (lastDoneToMs) =>
      periodSinceLast(recorded, job, lastDoneToMs, needs.timetable),
    );
    if (!run) return needs.onEnded(recorded);
    crashPoint('after T2');
    if (run.dueAtMs !== null) needs.marks.begin(run.jobId, run.dueAtMs);
    crashPoint('after the mark');
    await work(run, job);
    needs.onEnded(run);
  }

  async function work(run: Run, job: Job): Promise<void> {
    const session = needs.workers.open((progress) => {
      own.progress = progress;
      needs.listen({ kind: 'run-progress', jobId: run.jobId, runId: run.id, progress });
    });
    let stopped: 'cancelled' | 'time-limit' | 'shutdown' | null = null;
    const own: Underway = {
      run,
      job,
      progress: null,
      stop: (reason) => {
        stopped ??= reason;
        session.kill();
      },
    };
    underway.set(run.id, own);
    const cancelDeadline = needs.clock.after(job.timeoutMs, () => own.stop('time-limit'));
    needs.listen({ kind: 'run-started', jobId: run.jobId, runId: run.id });
    try {
      await attempt(run, job, session, startReason(run, job, needs.timetable), needs);
    } catch (caught) {
      // Left as running on purpose: the next start finds it by its boot id and goes on from its snapshot.
      if (stopped !== 'shutdown')
        fail(run, job, stopped ? stopFailure(stopped, job) : asRunFailure(caught));
    } finally {
      cancelDeadline();
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
      if (own) return own.stop('cancelled');
      const failure = cancelled().record();
      const failed = { failure, reason: 'cancelled', nextAtMs: null, deliveries: [] } as const;
      needs.keeping.giveUp(runId, failed, needs.clock.wallMs());
    },
    running: () => [...underway.values()].map(({ run, job, progress }) => ({ run, job, progress })),
    async stop(graceMs) {
      isStopping = true;
      const cancelGrace = needs.clock.after(graceMs, () => {
        for (const own of underway.values()) own.stop('shutdown');
      });
      await idle();
      cancelGrace();
    },
  };
}

function periodSinceLast(run: Run, job: Job, lastDoneToMs: number | null, timetable: Timetable) {
  const toMs = run.dueAtMs ?? run.requestedAtMs;
  const fromMs =
    lastDoneToMs ?? previousToRun(timetable, job, job.createdAtMs)?.dueAtMs ?? job.createdAtMs;
  if (fromMs >= toMs) return null;
  const window = sinceLastWindow(fromMs, toMs);
  return { window, key: keyOf(run.jobId, window.key) };
}

/** What ails our own disk is put right and tried again, however the disk described it. */
function isWorthRetrying({ permanent, code }: RunFailure): boolean {
  return !permanent || code === 'store-unusable' || code === 'disk-full';
}

function stopFailure(stopped: 'cancelled' | 'time-limit' | 'shutdown', job: Job): RunFailure {
  if (stopped === 'time-limit') {
    return new RunFailure(
      'time-limit',
      `It took longer than its limit of ${Math.round(job.timeoutMs / 1000)} s and was stopped. Raise the limit, or give it less data.`,
      { permanent: false },
    );
  }
  return cancelled();
}

function cancelled(): RunFailure {
  return new RunFailure('cancelled', 'You cancelled this run.', { permanent: true });
}
