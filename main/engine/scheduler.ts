import { crashPoint } from '../domain/crash-point.ts';
import type { Job } from '../domain/job.ts';
import type { Clock, Jobs, Listen, SlotLedger } from '../domain/ports.ts';
import { type SweepNeeds, sweep } from './sweep.ts';

/** The longest sleep of the one timer: a wake-up or a set clock is noticed within it, events or not. */
export const safetyTickMs = 30_000;

export interface Scheduler {
  start(): void;
  /** Something may have become due or changed: after resume, unlock, a clock or zone change, an edit. */
  wake(): void;
  /** An attempt or a delivery got a new time: the timer may have to ring earlier. */
  rearm(): void;
  stop(): void;
}

export interface SchedulerNeeds {
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'list'>;
  readonly slots: SlotLedger;
  readonly sweepNeeds: () => SweepNeeds;
  readonly listen: Listen;
  /** The longest sleep of the timer while nothing falls due: `safetyTickMs`, but in a simulation. */
  readonly longestWaitMs: () => number;
  /** Called at every tick, before the sweep, with the wall time since the last one and what was asked for. */
  readonly onTick: (nowMs: number, sinceLastMs: number | null, askedMs: number) => void;
  /** When an attempt or a delivery is to be tried again, after an instant; null when there is none. */
  readonly nextAtMs: (afterMs: number) => number | null;
  /** Something may be ready to start. */
  readonly onRecorded: () => void;
}

/**
 * One timer for all jobs. A tick asks of each job whose next slot has come "which slots are due and
 * unrecorded?", records them in one commit, and sleeps until the next, 30 s at most.
 */
export function createScheduler(needs: SchedulerNeeds): Scheduler {
  const nextDueMs = new Map<string, number>();
  let cancelTimer: () => void = () => {};
  let lastTickMs: number | null = null;
  let askedMs = 0;
  let isRunning = false;

  function tick(isEverything: boolean): void {
    cancelTimer();
    const nowMs = needs.clock.wallMs();
    needs.onTick(nowMs, lastTickMs === null ? null : nowMs - lastTickMs, askedMs);
    const jobs = needs.jobs.list();
    const due = jobs.filter((job) => isEverything || (nextDueMs.get(job.id) ?? 0) <= nowMs);
    if (due.length > 0) record(due, nowMs);
    lastTickMs = nowMs;
    needs.onRecorded();
    arm(nowMs);
  }

  function record(due: readonly Job[], nowMs: number): void {
    const sweepNeeds = needs.sweepNeeds();
    const recorded = new Set<string>();
    needs.slots.record(
      due.map((job) => ({
        job,
        decide: (seen) => {
          const slots = sweep(job, seen, nowMs, sweepNeeds);
          if (slots.length > 0) recorded.add(job.id);
          return slots;
        },
      })),
      nowMs,
    );
    crashPoint('after T1');
    for (const job of due) {
      const next = sweepNeeds.timetable.next(job, nowMs);
      nextDueMs.set(job.id, next?.dueAtMs ?? Number.POSITIVE_INFINITY);
    }
    if (recorded.size > 0) needs.listen({ kind: 'slots-recorded', jobIds: [...recorded] });
  }

  function arm(nowMs: number): void {
    if (!isRunning) return;
    const nextAtMs = needs.nextAtMs(nowMs) ?? Number.POSITIVE_INFINITY;
    let waitMs = Math.min(needs.longestWaitMs(), nextAtMs - nowMs);
    for (const dueAtMs of nextDueMs.values()) waitMs = Math.min(waitMs, dueAtMs - nowMs);
    askedMs = Math.max(0, waitMs);
    cancelTimer = needs.clock.after(askedMs, () => tick(false));
  }

  function rearm(): void {
    const nowMs = needs.clock.wallMs();
    const nextAtMs = needs.nextAtMs(nowMs);
    if (!isRunning || lastTickMs === null || nextAtMs === null) return;
    if (nextAtMs >= lastTickMs + askedMs) return;
    // Only ever shortened, and counted from the last tick, from which a late one is told.
    askedMs = nextAtMs - lastTickMs;
    cancelTimer();
    cancelTimer = needs.clock.after(nextAtMs - nowMs, () => tick(false));
  }

  return {
    start() {
      isRunning = true;
      tick(true);
    },
    wake() {
      if (!isRunning) return;
      nextDueMs.clear();
      tick(true);
    },
    rearm,
    stop() {
      isRunning = false;
      cancelTimer();
    },
  };
}
