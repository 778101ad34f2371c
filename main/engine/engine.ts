import type { DeliveryChannel } from '../domain/delivery/channel.ts';
import type { Job } from '../domain/job/job.ts';
import type { Listen, Outbox, SlotLedger } from '../domain/ports.ts';
import type { Marks, Power, Settings } from '../domain/records.ts';
import type { Backlog } from '../domain/run/backlog.ts';
import type { Failures, History } from '../domain/run/history.ts';
import type { Heartbeats } from '../domain/run/liveness.ts';
import type { Answer, OpenSlots } from '../domain/run/open-slots.ts';
import type { Quarantine } from '../domain/run/quarantine.ts';
import type { Run } from '../domain/run/run.ts';
import type { EndedSchedules } from '../domain/schedule/ended-schedules.ts';
import { absenceAt, isPausedAll, readPauseAll, savePauseAll } from '../domain/schedule/power.ts';
import type { Connections } from '../domain/source/connection.ts';
import type { Network } from '../domain/source/network.ts';
import { answerOpen } from './answer-open.ts';
import { type ByHand, type ByHandNeeds, createByHand } from './by-hand.ts';
import { createClockKeeper, type WakeCause } from './clock-keeper.ts';
import { createExecutor, type ExecutorNeeds } from './executor.ts';
import { createFallBack } from './fall-back.ts';
import { createHousekeeping, type Housekeeping, type HousekeepingNeeds } from './housekeeping.ts';
import { createOutboxSender, type SenderNeeds } from './outbox-sender.ts';
import { parkJobs, unparkJobs } from './park-jobs.ts';
import { pauseAfterFailures } from './pause-after-failures.ts';
import { createPinger } from './pinger.ts';
import { endCrashLoop, recoverInterruptedRuns } from './recovery.ts';
import { dropRestoredRuns } from './restored-runs.ts';
import { createScheduler, type Scheduler, safetyTickMs } from './scheduler.ts';
import { createSettle } from './settle.ts';
import { createTurns } from './turns.ts';
import type { RunningRun } from './underway.ts';
import { createWatchdog } from './watchdog.ts';

/** Everything that decides and does, behind the few verbs that a window, a tray and a command need. */
export interface Engine extends ByHand, Pick<Housekeeping, 'backUp'>, Pick<Scheduler, 'nextDueMs'> {
  /** Ends what another boot left, then records, starts and delivers what is due. */
  start(): void;
  /** After resume, unlock, a clock or zone change, or an edit of jobs. */
  wake(cause?: WakeCause): void;
  /** Why nothing is scheduled although the clock is right, such as a full disk; or null. */
  trouble(): string | null;
  /** Why nothing is scheduled, because of the clock; or null. */
  held(): string | null;
  /** The user, or a server's date, says that the clock of this machine is right. */
  trustClock(): void;
  /**
   * Says what becomes of open slots. @throws RunFailure `not-allowed` while the job runs nothing,
   * `not-found` when none of them is open any more
   */
  answer(job: Job, slots: readonly string[], answer: Answer): readonly Run[];
  cancel(runId: string): void;
  /** A connection has a new secret, or its secret was tried with success: its jobs go on. */
  unpark(connectionId: string): void;
  running(): readonly RunningRun[];
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Resolves when no delivery is on its way. */
  delivered(): Promise<void>;
  /** Stops the timer, gives running work `graceMs`; what is cut short is found at the next start. */
  stop(graceMs: number): Promise<void>;
}

export interface EngineNeeds
  extends Omit<ExecutorNeeds, 'onEnded' | 'isMine' | 'turns' | 'park'>,
    HousekeepingNeeds,
    Omit<ByHandNeeds, keyof ExecutorNeeds | 'outbox'>,
    Pick<SenderNeeds, 'outboxByHand' | 'notifier' | 'quietUntilMs' | 'digestPeriod'> {
  readonly slots: SlotLedger;
  readonly backlog: Backlog;
  readonly network: Network;
  readonly openSlots: OpenSlots;
  readonly connections: Connections;
  readonly endedSchedules: EndedSchedules;
  readonly outbox: Outbox;
  /** What leaves this laptop, besides notifications; empty where nothing may. */
  readonly channels: readonly DeliveryChannel[];
  readonly failures: Pick<Failures, 'inARow'>;
  readonly history: ByHandNeeds['history'] & Pick<History, 'run' | 'lastSuccesses' | 'days'>;
  readonly power: Power;
  readonly settings: Settings;
  readonly marks: Marks;
  readonly heartbeats: Heartbeats;
  readonly quarantine: Quarantine;
  /** False in a command: it works on runs asked for by hand and leaves the schedule to the app. */
  readonly keepsSchedule: boolean;
  /** Told at the end of each tick, so that who shows what time changes needs no timer of its own. */
  readonly onTick?: () => void;
  /** Left out everywhere but in a simulation, which may pass over ticks that cannot do anything. */
  readonly longestWaitMs?: () => number;
}

export function createEngine(needs: EngineNeeds): Engine {
  const { clock, power, settings } = needs;
  const listen: Listen = (event) => {
    if (event.kind === 'run-started') watchdog.beat();
    needs.listen(event);
    if (tellMonitors(event)) kickSender();
  };
  const tellMonitors = createPinger(needs);
  const sender = createOutboxSender({ ...needs, listen, fallBack: createFallBack(needs) });
  const settle = createSettle({ ...needs, onSettled: () => executor.kick() });
  const turns = createTurns({ ...needs, settle, isAllPaused });
  const executor = createExecutor({
    ...needs,
    listen,
    turns,
    onEnded,
    // A command's secrets are its caller's own: what they are refused says nothing about the app's.
    park: (id, run, failure) => needs.keepsSchedule && parkJobs(id, run, failure, needs),
    // What a wrong clock has recorded does not start; what the user asks for does.
    isMine: (run) => (needs.keepsSchedule && keeper.held() === null) || run.dueAtMs === null,
  });
  const keeper = createClockKeeper({ ...needs, recover });
  const housekeeping = createHousekeeping({ ...needs, listen });
  const watchdog = createWatchdog({
    ...needs,
    underway: () => executor.running().map(({ run }) => ({ runId: run.id, fence: run.fence })),
  });

  const scheduler = createScheduler({
    clock,
    jobs: needs.keepsSchedule ? needs.jobs : { ...needs.jobs, list: () => [] },
    endedSchedules: needs.keepsSchedule ? needs.endedSchedules : { all: () => [], settle() {} },
    slots: needs.slots,
    openSlots: needs.openSlots,
    listen,
    longestWaitMs: needs.longestWaitMs ?? (() => safetyTickMs),
    begin,
    onSwept: keeper.settled,
    nextAtMs,
    onRecorded() {
      proceed();
      // What is due does not wait for it.
      if (needs.keepsSchedule && keeper.held() === null) {
        housekeeping.tick(clock.wallMs(), executor.isIdle());
      }
      needs.onTick?.();
    },
    onFailure: needs.onFailure,
    sweepNeeds: (nowMs) => {
      const absences = power.overlapping(0, nowMs);
      const begun = needs.marks.all();
      return {
        timetable: needs.timetable,
        absenceAt: (ms) => absenceAt(absences, ms),
        isAllPaused: isAllPaused(),
        putForward: keeper.putForward(),
        begunUntilMs: (jobId) => begun.get(jobId) ?? null,
      };
    },
  });

  function begin(askedMs: number) {
    const start = keeper.begin(askedMs);
    if (start.isHeld) return start;
    for (const run of watchdog.look(start.awakeMs)) endCrashLoop(run, needs);
    // The windows learn of it, and the jobs' next slots are computed anew.
    const isResumed = needs.jobs.endPauses(start.nowMs);
    if (isResumed) listen({ kind: 'jobs-changed' });
    return { ...start, isChanged: start.isChanged || isResumed };
  }

  function recover(): void {
    recoverInterruptedRuns(needs);
    dropRestoredRuns(needs);
    sender.recover();
  }

  function proceed(): void {
    endPauseAll();
    executor.kick();
    kickSender();
  }

  function kickSender(): void {
    void sender.kick().catch((cause) => needs.onFailure('A delivery could not be sent', cause));
  }

  function isAllPaused(): boolean {
    return isPausedAll(readPauseAll(settings), clock.wallMs());
  }

  /** A pause of everything that is over: what passed meanwhile is decided now. */
  function endPauseAll(): void {
    if (readPauseAll(settings) === null || isAllPaused()) return;
    savePauseAll(settings, null);
    listen({ kind: 'jobs-changed' });
    scheduler.wake();
  }

  /** Of the next attempt, the next delivery, and the end of a pause of everything. */
  function nextAtMs(afterMs: number): number | null {
    const nextMs = needs.backlog.nextAtMs(afterMs);
    const untilMs = readPauseAll(settings)?.untilMs ?? null;
    if (untilMs === null || untilMs <= afterMs) return nextMs;
    return nextMs === null ? untilMs : Math.min(nextMs, untilMs);
  }

  function onEnded(run: Run): void {
    pauseAfterFailures(run, { ...needs, listen });
    listen({ kind: 'run-ended', jobId: run.jobId, runId: run.id });
    proceed();
    scheduler.rearm();
  }

  return {
    start: () => scheduler.start(),
    wake(cause = 'change') {
      if (cause !== 'change') keeper.noteSleep();
      if (cause !== 'suspend') scheduler.wake();
    },
    trouble: () => scheduler.trouble(),
    held: () => keeper.held(),
    trustClock() {
      keeper.trust();
      scheduler.wake();
    },
    ...createByHand(needs, proceed),
    answer(job, slots, answer) {
      // Somebody sits here and asked for it: it does not wait for the network.
      settle.skip(clock.wallMs());
      const runs = answerOpen(job, slots, answer, isAllPaused(), needs);
      listen({ kind: 'slots-recorded', jobIds: [job.id] });
      proceed();
      return runs;
    },
    cancel(runId) {
      executor.cancel(runId);
      listen({ kind: 'jobs-changed' });
    },
    unpark(connectionId) {
      unparkJobs(connectionId, needs);
      listen({ kind: 'jobs-changed' });
      scheduler.wake();
    },
    running: () => executor.running(),
    nextDueMs: scheduler.nextDueMs,
    backUp: housekeeping.backUp,
    delivered: () => sender.idle(),
    idle: () => executor.idle().then(() => sender.idle()),
    async stop(graceMs) {
      scheduler.stop();
      settle.stop();
      housekeeping.stop();
      await Promise.all([executor.stop(graceMs), sender.stop(graceMs)]);
      watchdog.stop();
      keeper.stop();
    },
  };
}
