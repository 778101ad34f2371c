import type { Job } from '../domain/job/job.ts';
import type { Timetable } from '../domain/ports.ts';
import { hasBegun } from '../domain/run/overlap.ts';
import type { Outcome, Reason, Run } from '../domain/run/run.ts';
import { jitterOf } from '../domain/schedule/jitter.ts';
import { mayCatchUpAt } from '../domain/schedule/weekday-rule.ts';
import { graceMs } from './sweep.ts';

/** How long after its due instant a start still counts as on time. */
const onTimeMs = 60_000;

export type StartCheck =
  | { readonly verdict: 'start' }
  /** Not now; asked again whenever something may start. */
  | { readonly verdict: 'hold' }
  | {
      readonly verdict: 'drop';
      readonly outcome: Extract<Outcome, 'skipped' | 'missed' | 'open'>;
      readonly reason: Reason;
    };

export interface StartFacts {
  readonly nowMs: number;
  readonly timetable: Timetable;
  readonly isAllPaused: boolean;
  /** When the job's run before this one ended: a slot that waited for its turn is not late for that. */
  readonly freeSinceMs: number;
}

/**
 * A run may have been recorded long before it starts: what was decided then is checked again now. A
 * pause and a switched-off job stop what the schedule wants, never what is asked for by hand.
 */
export function checkStart(run: Run, job: Job | null, facts: StartFacts): StartCheck {
  if (!job) return { verdict: 'drop', outcome: 'skipped', reason: 'disabled' };
  if (run.dueAtMs === null) return { verdict: 'start' };
  if (!job.enabled) return { verdict: 'drop', outcome: 'skipped', reason: 'disabled' };
  const isPaused = job.paused !== null || facts.isAllPaused;
  // A refused secret ended its try before anything was read: the slot is decided anew with the others.
  const isParked = job.paused?.connectionId !== undefined;
  if (hasBegun(run) && !isParked) return { verdict: isPaused ? 'hold' : 'start' };
  if (isPaused) return { verdict: 'drop', outcome: 'open', reason: 'paused' };
  if (isTooOld(run, run.dueAtMs, job, facts)) {
    return { verdict: 'drop', outcome: 'missed', reason: 'past grace' };
  }
  if (run.trigger === 'catch-up') {
    const may = mayCatchUpAt(job.schedule.cron, run.zone, facts.nowMs);
    return { verdict: may ? 'start' : 'hold' };
  }
  return isLate(run, run.dueAtMs, job, facts) ? lateStart(job) : { verdict: 'start' };
}

/** The reason that stands beside `succeeded`. */
export function startReason(
  run: Run,
  job: Job,
  timetable: Timetable,
): Extract<Reason, 'on time' | 'late' | 'catch-up'> {
  if (run.dueAtMs === null) return 'on time';
  if (run.trigger === 'catch-up') return 'catch-up';
  const lateMs = (run.startedAtMs ?? run.dueAtMs) - run.dueAtMs;
  // Jitter is no lateness; the grace counts from the due instant all the same.
  if (lateMs <= jitterOf(job, run.slot) + onTimeMs) return 'on time';
  const judgedMs = decidedMs(run, run.startedAtMs ?? run.dueAtMs) - run.dueAtMs;
  return judgedMs <= slotGraceMs(run, run.dueAtMs, job, timetable) ? 'late' : 'catch-up';
}

/** It was recorded in time and comes too late all the same: the process was gone in between. */
function lateStart(job: Job): StartCheck {
  const { policy } = job.catchUp;
  if (policy === 'skip') return { verdict: 'drop', outcome: 'missed', reason: 'past grace' };
  if (policy === 'ask') return { verdict: 'drop', outcome: 'open', reason: 'past grace' };
  return { verdict: 'start' };
}

function isLate(run: Run, dueAtMs: number, job: Job, facts: StartFacts): boolean {
  const fromMs = Math.max(dueAtMs, facts.freeSinceMs);
  const atMs = decidedMs(run, facts.nowMs);
  return atMs > fromMs + slotGraceMs(run, dueAtMs, job, facts.timetable);
}

/** A slot recorded within its grace keeps it while it waits for the network after a wake. */
function decidedMs({ requestedAtMs }: Run, startMs: number): number {
  return startMs - requestedAtMs <= onTimeMs ? requestedAtMs : startMs;
}

/** Counted from when it was recorded: a catch-up decided at the very end of `within` still starts. */
function isTooOld(run: Run, dueAtMs: number, job: Job, facts: StartFacts): boolean {
  const fromMs = Math.max(run.requestedAtMs, facts.freeSinceMs);
  return facts.nowMs > fromMs + job.catchUp.withinMs && isLate(run, dueAtMs, job, facts);
}

function slotGraceMs(run: Run, dueAtMs: number, job: Job, timetable: Timetable): number {
  return graceMs(job, { text: run.slot, dueAtMs, zone: run.zone }, timetable);
}
