import type { Job } from '../domain/job/job.ts';
import type { Clock, Jobs, Timetable } from '../domain/ports.ts';
import type { Backlog } from '../domain/run/backlog.ts';
import { hasBegun, isCounted } from '../domain/run/overlap.ts';
import type { Run } from '../domain/run/run.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import { isBacklog, type Settle } from './settle.ts';
import { checkStart, type StartCheck } from './start-check.ts';

export interface TurnNeeds {
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'get'>;
  readonly timetable: Timetable;
  readonly backlog: Pick<Backlog, 'activeRuns'>;
  readonly mutex: Pick<KeyedMutex, 'isLocked'>;
  readonly settle: Pick<Settle, 'isSettling'>;
  readonly isAllPaused: () => boolean;
}

/** Who may start next. What was decided when a run was recorded is looked at again here. */
export interface Turns {
  /** Whether a ready run may start now, as far as anything but the number of places decides. */
  isTurnOf(run: Run): boolean;
  /** The run of the job that has begun and must make way for this one, by the job's overlap policy. */
  mustMakeWay(other: Run, run: Run): 'cancel' | 'terminate' | null;
  check(run: Run, job: Job | null): StartCheck;
  began(run: Run): void;
  ended(run: Run): void;
}

export function createTurns(needs: TurnNeeds): Turns {
  const freeSinceMs = new Map<string, number>();
  const backlogUnderway = new Set<string>();
  let isBackfilling = false;

  function check(run: Run, job: Job | null): StartCheck {
    return checkStart(run, job, {
      nowMs: needs.clock.wallMs(),
      timetable: needs.timetable,
      isAllPaused: needs.isAllPaused(),
      freeSinceMs: freeSinceMs.get(run.jobId) ?? Number.NEGATIVE_INFINITY,
    });
  }

  /** Between two attempts a run has not ended, so a later slot of its job waits for it. */
  function isBehind(run: Run): boolean {
    const { dueAtMs } = run;
    if (dueAtMs === null) return false;
    return needs.backlog
      .activeRuns(run.jobId)
      .some(
        (other) =>
          other.id !== run.id &&
          hasBegun(other) &&
          other.dueAtMs !== null &&
          other.dueAtMs < dueAtMs &&
          mustMakeWay(other, run) === null,
      );
  }

  /** Another process past the lock works on the job; the mutex does not know of it. */
  function isElsewhere(run: Run): boolean {
    return needs.backlog
      .activeRuns(run.jobId)
      .some((other) => other.id !== run.id && other.state === 'running');
  }

  function mustMakeWay(other: Run, run: Run): 'cancel' | 'terminate' | null {
    if (other.id === run.id || run.trigger !== 'schedule' || run.dueAtMs === null) return null;
    if (!isCounted(other) || (other.dueAtMs ?? other.requestedAtMs) > run.dueAtMs) return null;
    const policy = needs.jobs.get(run.jobId)?.overlap;
    if (policy === 'cancel-other') return 'cancel';
    return policy === 'terminate-other' ? 'terminate' : null;
  }

  return {
    check,
    mustMakeWay,
    isTurnOf(run) {
      if (needs.mutex.isLocked(run.jobId)) return false;
      // One after the other, whatever the job: the other place stays free for what is due.
      if (run.trigger === 'backfill' && isBackfilling) return false;
      if (isBacklog(run)) {
        // What was missed comes one at a time, so that a morning is no burst.
        if (needs.settle.isSettling(run.requestedAtMs) || backlogUnderway.size > 0) return false;
      }
      if (isElsewhere(run)) return false;
      return check(run, needs.jobs.get(run.jobId)).verdict !== 'hold' && !isBehind(run);
    },
    began(run) {
      if (run.trigger === 'backfill') isBackfilling = true;
      if (isBacklog(run)) backlogUnderway.add(run.id);
    },
    ended(run) {
      if (run.trigger === 'backfill') isBackfilling = false;
      backlogUnderway.delete(run.id);
      freeSinceMs.set(run.jobId, needs.clock.wallMs());
    },
  };
}
