import { announceAutoPause } from '../domain/announcement.ts';
import type { Backlog } from '../domain/backlog.ts';
import type { Failures } from '../domain/history.ts';
import { failuresUntilPause } from '../domain/job.ts';
import type { Notifier, Outbox, SlotLedger } from '../domain/ports.ts';
import { absenceAt, readPauseAll, savePauseAll } from '../domain/power.ts';
import type { Power, Settings } from '../domain/records.ts';
import type { Run } from '../domain/run.ts';
import { type ByHand, type ByHandNeeds, createByHand } from './by-hand.ts';
import { createExecutor, type ExecutorNeeds, type RunningRun } from './executor.ts';
import { createOutboxSender } from './outbox-sender.ts';
import { recoverInterruptedRuns } from './recovery.ts';
import { createScheduler, safetyTickMs } from './scheduler.ts';

/** Everything that decides and does, behind the few verbs that a window, a tray and a command need. */
export interface Engine extends ByHand {
  /** Ends what another boot left, then records, starts and delivers what is due. */
  start(): void;
  /** After resume, unlock, a clock or zone change, or an edit of jobs. */
  wake(): void;
  cancel(runId: string): void;
  running(): readonly RunningRun[];
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Stops the timer, gives running work `graceMs`; what is cut short is found at the next start. */
  stop(graceMs: number): Promise<void>;
}

export interface EngineNeeds
  extends Omit<ExecutorNeeds, 'onEnded' | 'isMine'>,
    Omit<ByHandNeeds, keyof ExecutorNeeds | 'outbox'> {
  readonly slots: SlotLedger;
  readonly backlog: Backlog;
  readonly outbox: Outbox;
  readonly failures: Pick<Failures, 'inARow'>;
  readonly power: Power;
  readonly settings: Settings;
  /** False in a command: it works on runs asked for by hand and leaves the schedule to the app. */
  readonly keepsSchedule: boolean;
  /** Null where there is no desktop to notify. */
  readonly notifier: Notifier | null;
  readonly onFailure: (message: string, cause: unknown) => void;
  /** Left out everywhere but in a simulation, which may pass over ticks that cannot do anything. */
  readonly longestWaitMs?: () => number;
}

/** A tick this much later than asked for means that the laptop slept. */
const sleepMs = 30_000;
/** How often the sign of life is written while nothing else is. */
const aliveEveryMs = 300_000;

export function createEngine(needs: EngineNeeds): Engine {
  const { clock, power, settings, listen } = needs;
  const sender = createOutboxSender(needs);
  const executor = createExecutor({
    ...needs,
    onEnded,
    isMine: (run) => needs.keepsSchedule || run.dueAtMs === null,
  });
  let stampedMs = 0;

  const scheduler = createScheduler({
    clock,
    jobs: needs.keepsSchedule ? needs.jobs : { list: () => [] },
    slots: needs.slots,
    listen,
    longestWaitMs: needs.longestWaitMs ?? (() => safetyTickMs),
    onTick,
    nextAtMs: needs.backlog.nextAtMs,
    onRecorded: proceed,
    sweepNeeds: () => {
      const absences = power.overlapping(0, clock.wallMs());
      return {
        timetable: needs.timetable,
        absenceAt: (ms) => absenceAt(absences, ms),
        isAllPaused: isAllPaused(clock.wallMs()),
      };
    },
  });

  function proceed(): void {
    if (!isAllPaused(clock.wallMs())) executor.kick();
    void sender.kick().catch((cause) => needs.onFailure('A delivery could not be sent', cause));
  }

  function isAllPaused(nowMs: number): boolean {
    const pause = readPauseAll(settings);
    if (!pause) return false;
    if (pause.untilMs === null || nowMs < pause.untilMs) return true;
    savePauseAll(settings, null);
    return false;
  }

  function onTick(nowMs: number, sinceLastMs: number | null, askedMs: number): void {
    if (sinceLastMs !== null && sinceLastMs > askedMs + sleepMs) {
      power.add({ kind: 'asleep', fromMs: nowMs - sinceLastMs, toMs: nowMs });
    }
    if (nowMs - stampedMs < aliveEveryMs) return;
    settings.set('alive_ms', nowMs);
    stampedMs = nowMs;
  }

  function onEnded(run: Run): void {
    pauseAfterFailures(run);
    listen({ kind: 'run-ended', jobId: run.jobId, runId: run.id });
    proceed();
    scheduler.rearm();
  }

  function pauseAfterFailures(run: Run): void {
    const job = needs.jobs.get(run.jobId);
    if (!job || job.paused || needs.failures.inARow(run.jobId) < failuresUntilPause) return;
    const nowMs = clock.wallMs();
    const note = `It failed ${failuresUntilPause} times in a row.`;
    needs.jobs.setPaused(job.id, { sinceMs: nowMs, note, automatic: true }, nowMs);
    listen({ kind: 'jobs-changed' });
    void needs.notifier
      ?.show(`auto-pause:${run.id}`, announceAutoPause(job, run, failuresUntilPause))
      .catch((cause) => needs.onFailure('A notification could not be shown', cause));
  }

  return {
    start() {
      const nowMs = clock.wallMs();
      const aliveMs = settings.number('alive_ms');
      if (aliveMs !== null && nowMs > aliveMs) {
        power.add({ kind: 'off', fromMs: aliveMs, toMs: nowMs });
      }
      recoverInterruptedRuns(needs);
      sender.recover();
      scheduler.start();
    },
    wake: () => scheduler.wake(),
    ...createByHand(needs, proceed),
    cancel(runId) {
      executor.cancel(runId);
      listen({ kind: 'jobs-changed' });
    },
    running: () => executor.running(),
    idle: () => executor.idle(),
    async stop(graceMs) {
      scheduler.stop();
      await executor.stop(graceMs);
      settings.set('alive_ms', clock.wallMs());
    },
  };
}
