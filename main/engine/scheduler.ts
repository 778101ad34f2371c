import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Job } from '../domain/job/job.ts';
import type { Clock, JobSeen, Jobs, Listen, NewSlot, SlotLedger } from '../domain/ports.ts';
import { crashPoint } from '../domain/run/crash-point.ts';
import { expiresAtMs, type OpenSlots } from '../domain/run/open-slots.ts';
import type { EndedSchedule, EndedSchedules } from '../domain/schedule/ended-schedules.ts';
import { endedJob, sweepEnded } from './ended-schedules.ts';
import { type SweepNeeds, sweep } from './sweep.ts';

/** The longest sleep of the one timer: a wake-up or a set clock is noticed within it, events or not. */
export const safetyTickMs = 30_000;
/** After a tick that the disk refused; soon enough to be at work within a minute of its end. */
const retryTickMs = 10_000;

export interface Scheduler {
  start(): void;
  /** Something may have become due or changed: after resume, unlock, a clock or zone change, an edit. */
  wake(): void;
  /** An attempt or a delivery got a new time: the timer may have to ring earlier. */
  rearm(): void;
  /** When each job may be due next, at the earliest. */
  nextDueMs(): ReadonlyMap<string, number>;
  /** Why the last tick could not do its work, as long as none has; null when it could. */
  trouble(): string | null;
  stop(): void;
}

/** What the start of a tick found out. */
export interface TickStart {
  readonly nowMs: number;
  /** Clock or zone are not what they were: every job's next slot is computed anew. */
  readonly isChanged: boolean;
  /** The clock cannot be believed: nothing is recorded. */
  readonly isHeld: boolean;
}

/** Jobs that one commit records, unless more are due at one instant: the windows must not freeze. */
const jobsAtOnce = 50;

export interface SchedulerNeeds {
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'list' | 'get' | 'specAt' | 'version'>;
  readonly endedSchedules: EndedSchedules;
  readonly slots: SlotLedger;
  readonly openSlots: OpenSlots;
  readonly sweepNeeds: (nowMs: number) => SweepNeeds;
  readonly listen: Listen;
  /** The longest sleep of the timer while nothing falls due: `safetyTickMs`, but in a simulation. */
  readonly longestWaitMs: () => number;
  /** Called first at every tick, with how long after the last one it was asked for. */
  readonly begin: (askedMs: number) => TickStart;
  /** Slots were recorded up to now; called at every tick that is not held. */
  readonly onSwept: () => void;
  /** When an attempt or a delivery is to be tried again, after an instant; null when there is none. */
  readonly nextAtMs: (afterMs: number) => number | null;
  /** Something may be ready to start. */
  readonly onRecorded: () => void;
  readonly onFailure: (message: string, cause: unknown) => void;
}

/**
 * One timer for all jobs. A tick asks of each job whose next slot has come "which slots are due and
 * unrecorded?", records them in one commit, and sleeps until the next, 30 s at most. A tick that
 * fails leaves everything as it was and is tried again.
 */
export function createScheduler(needs: SchedulerNeeds): Scheduler {
  const nextDueMs = new Map<string, number>();
  /** Of the jobs that `nextDueMs` knows. */
  let version: string | null = null;
  /** Jobs whose schedule cannot be computed, so that each is told once. */
  const broken = new Set<string>();
  let cancelTimer: () => void = () => {};
  let lastTickMs: number | null = null;
  let askedMs = 0;
  let isRunning = false;
  let trouble: string | null = null;

  function tick(): void {
    cancelTimer();
    lastTickMs = needs.clock.wallMs();
    let waitMs = retryTickMs;
    let failed: unknown = null;
    try {
      waitMs = recordDue();
    } catch (cause) {
      failed = cause;
      needs.onFailure('Due slots could not be recorded; they are tried again', cause);
    }
    try {
      needs.onRecorded();
    } catch (cause) {
      failed ??= cause;
      waitMs = Math.min(waitMs, retryTickMs);
      needs.onFailure('What is due could not be started; it is tried again', cause);
    }
    tellTrouble(failed === null ? null : asRunFailure(failed).message);
    askedMs = waitMs;
    // Counted from its own start: what this tick took does not make the next one late.
    const tookMs = Math.max(0, needs.clock.wallMs() - lastTickMs);
    if (isRunning) cancelTimer = needs.clock.after(Math.max(0, waitMs - tookMs), tick);
  }

  function tellTrouble(sentence: string | null): void {
    if (sentence === trouble) return;
    trouble = sentence;
    needs.listen({ kind: 'engine-held', sentence });
  }

  /** @returns how long to sleep */
  function recordDue(): number {
    const { nowMs, isChanged, isHeld } = needs.begin(askedMs);
    if (isChanged) forget();
    if (isHeld) return safetyTickMs;
    if (version !== needs.jobs.version()) lookAtJobs(nowMs);
    // Only what is due is read: a tick costs no more with ten thousand jobs than with ten.
    const dueIds = [...nextDueMs].flatMap(([jobId, dueMs]) => (dueMs <= nowMs ? [jobId] : []));
    const taken = nextPart(dueIds.sort(), nextDueMs);
    const due = taken.flatMap((jobId) => needs.jobs.get(jobId) ?? []);
    const ended = needs.endedSchedules.all().filter(({ untilMs }) => untilMs <= nowMs);
    if (due.length > 0 || ended.length > 0) record(due, ended, nowMs);
    if (taken.length === dueIds.length) needs.onSwept();
    const nextAtMs = needs.nextAtMs(nowMs) ?? Number.POSITIVE_INFINITY;
    let waitMs = Math.min(needs.longestWaitMs(), nextAtMs - nowMs);
    for (const dueMs of nextDueMs.values()) waitMs = Math.min(waitMs, dueMs - nowMs);
    return Math.max(0, waitMs);
  }

  function forget(): void {
    nextDueMs.clear();
    version = null;
  }

  /** Reads all jobs; those without a due or open slot need no transaction to know their next. */
  function lookAtJobs(nowMs: number): void {
    const seen = needs.jobs.version();
    const jobs = needs.jobs.list();
    const known = new Set(jobs.map(({ id }) => id));
    for (const id of nextDueMs.keys()) if (!known.has(id)) nextDueMs.delete(id);
    const unseen = jobs.filter(({ id }) => !nextDueMs.has(id));
    if (unseen.length > 0) {
      const { timetable } = needs.sweepNeeds(nowMs);
      const lastDue = needs.slots.lastDue(nowMs);
      const open = new Set(needs.openSlots.all().map(({ jobId }) => jobId));
      for (const job of unseen) {
        const afterMs = Math.max(lastDue.get(job.id) ?? 0, job.scheduledAtMs);
        const next = computed(job, () => timetable.next(job, afterMs));
        const dueMs = next?.dueAtMs ?? Number.POSITIVE_INFINITY;
        nextDueMs.set(job.id, open.has(job.id) ? nowMs : dueMs);
      }
    }
    version = seen;
  }

  function record(due: readonly Job[], ended: readonly EndedSchedule[], nowMs: number): void {
    const sweepNeeds = needs.sweepNeeds(nowMs);
    const recorded = new Set<string>();
    const asked = (job: Job, find: (seen: JobSeen) => NewSlot[]) => ({
      job,
      decide: (seen: JobSeen) => {
        const slots = computed(job, () => find(seen)) ?? [];
        if (slots.length > 0) recorded.add(job.id);
        return slots;
      },
    });
    needs.slots.record(
      [
        // Before the schedules that came after them, whose slots are later.
        ...ended.flatMap((it) => {
          const job = endedJob(it, needs.jobs);
          return job ? [asked(job, (seen) => sweepEnded(it, job, seen, nowMs, sweepNeeds))] : [];
        }),
        ...due.map((job) => asked(job, (seen) => sweep(job, seen, nowMs, sweepNeeds))),
      ],
      nowMs,
    );
    crashPoint('after T1');
    if (ended.length > 0) needs.endedSchedules.settle(ended);
    const openOf = Map.groupBy(needs.openSlots.all(), ({ jobId }) => jobId);
    for (const job of due) {
      const next = computed(job, () => sweepNeeds.timetable.next(job, nowMs));
      const expiries = (openOf.get(job.id) ?? [])
        .map((it) => expiresAtMs(it, job.catchUp.withinMs))
        .filter((atMs) => atMs > nowMs);
      nextDueMs.set(job.id, Math.min(next?.dueAtMs ?? Number.POSITIVE_INFINITY, ...expiries));
    }
    if (recorded.size > 0) needs.listen({ kind: 'slots-recorded', jobIds: [...recorded] });
  }

  /** One job that cannot be computed, its zone gone from the system, does not stop the others. */
  function computed<T>(job: Job, compute: () => T): T | null {
    try {
      return compute();
    } catch (cause) {
      if (!(cause instanceof RunFailure && cause.code === 'bad-input')) throw cause;
      if (!broken.has(job.id)) needs.onFailure(`${job.name} cannot be scheduled`, cause);
      broken.add(job.id);
      return null;
    }
  }

  function rearm(): void {
    const nowMs = needs.clock.wallMs();
    const nextAtMs = needs.nextAtMs(nowMs);
    if (!isRunning || lastTickMs === null || nextAtMs === null) return;
    if (nextAtMs >= lastTickMs + askedMs) return;
    // Only ever shortened, and counted from the last tick, from which a late one is told.
    askedMs = nextAtMs - lastTickMs;
    cancelTimer();
    cancelTimer = needs.clock.after(nextAtMs - nowMs, tick);
  }

  return {
    start() {
      isRunning = true;
      tick();
    },
    wake() {
      if (!isRunning) return;
      forget();
      broken.clear();
      tick();
    },
    rearm,
    nextDueMs() {
      if (version !== needs.jobs.version()) lookAtJobs(needs.clock.wallMs());
      return nextDueMs;
    },
    trouble: () => trouble,
    stop() {
      isRunning = false;
      cancelTimer();
    },
  };
}

/** After a long sleep the oldest slots first; what is due at one instant stays together. */
function nextPart(due: readonly string[], dueMs: ReadonlyMap<string, number>): readonly string[] {
  if (due.length <= jobsAtOnce) return due;
  const lastMs = due.map((id) => dueMs.get(id) ?? 0).sort((a, b) => a - b)[jobsAtOnce - 1] ?? 0;
  return due.filter((id) => (dueMs.get(id) ?? 0) <= lastMs);
}
