import type { Jobs } from '../domain/ports.ts';
import type { Marks } from '../domain/records.ts';
import type { Backlog } from '../domain/run/backlog.ts';
import { crashPoint } from '../domain/run/crash-point.ts';
import { hasBegun } from '../domain/run/overlap.ts';
import type { Run } from '../domain/run/run.ts';
import { giveUpRun } from './fail-run.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import { periodSinceLast } from './period-since-last.ts';
import { specOfRun } from './spec-of-run.ts';
import type { Turns } from './turns.ts';
import { createUnderway, type RunningRun, type UnderwayNeeds } from './underway.ts';
import { hasToWait, type WaitNeeds, waitForData } from './wait-for-data.ts';

export interface Executor {
  /** Starts what is ready, as far as there is room. Call it whenever something may have become ready. */
  kick(): void;
  /** Stops a run that is under way, or ends one that waits for its turn or its next attempt. */
  cancel(runId: string): void;
  running(): readonly RunningRun[];
  /** Whether no run is under way or about to be. */
  isIdle(): boolean;
  /** Resolves when nothing is under way and nothing more could start. */
  idle(): Promise<void>;
  /** Starts nothing more, gives running workers `graceMs`, then kills them; the next start recovers. */
  stop(graceMs: number): Promise<void>;
}

export interface ExecutorNeeds extends UnderwayNeeds, WaitNeeds {
  readonly bootId: string;
  readonly jobs: Jobs;
  readonly marks: Pick<Marks, 'begin'>;
  readonly mutex: KeyedMutex;
  readonly turns: Turns;
  readonly backlog: Pick<Backlog, 'activeRuns'>;
  /** Whether this process works on the run. */
  readonly isMine: (run: Run) => boolean;
  /** At most so many runs at once. */
  readonly limit: () => number;
  /** Called when a run has ended or waits for its next attempt. */
  readonly onEnded: (run: Run) => void;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/** A job that was removed since. */
const gone = { outcome: 'skipped', reason: 'disabled' } as const;

/** Runs what the ledger has recorded: claims each run, works on it in a process of its own, ends it. */
export function createExecutor(needs: ExecutorNeeds): Executor {
  const underway = createUnderway(needs);
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
    for (const { run: other } of underway.all()) {
      if (other.jobId !== run.jobId) continue;
      const how = needs.turns.mustMakeWay(other, run);
      if (how === 'cancel') underway.ask(other.id, 'replaced');
      if (how === 'terminate') underway.stop(other.id, 'replaced');
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
    const spec = specOfRun(recorded, job, needs.jobs);
    const late = hasToWait(recorded, spec, needs) ? await waitForData(recorded, spec, needs) : [];
    if (!late || isStopping) return needs.onEnded(recorded);
    // The claim commits before the first byte leaves; a crash after this line is found at the next start.
    const run = needs.ledger.claim(
      recorded.id,
      needs.bootId,
      nowMs,
      (lastDoneToMs) => periodSinceLast(recorded, spec, lastDoneToMs, needs.timetable),
      spec.revision,
    );
    if (!run) return needs.onEnded(recorded);
    crashPoint('after T2');
    if (run.dueAtMs !== null) needs.marks.begin(run.jobId, run.dueAtMs);
    crashPoint('after the mark');
    await underway.work(run, spec, late);
    needs.onEnded(run);
  }

  /** A run between two attempts that must make way ends here: nobody works on it who could be stopped. */
  function endReplaced(run: Run): void {
    for (const other of needs.backlog.activeRuns(run.jobId)) {
      if (!hasBegun(other) || underway.has(other.id)) continue;
      if (needs.turns.mustMakeWay(other, run) !== null) giveUpRun(other.id, 'replaced', needs);
    }
  }

  async function idle(): Promise<void> {
    while (settled.size > 0) await Promise.all(settled);
  }

  return {
    kick,
    idle,
    cancel(runId) {
      if (underway.has(runId)) underway.stop(runId, 'cancelled');
      else giveUpRun(runId, 'cancelled', needs);
    },
    isIdle: () => settled.size === 0,
    running: () => underway.all(),
    async stop(graceMs) {
      isStopping = true;
      const cancelGrace = needs.clock.after(graceMs, () => {
        for (const { run } of underway.all()) underway.stop(run.id, 'shutdown');
      });
      await idle();
      cancelGrace();
    },
  };
}
