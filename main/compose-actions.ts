import type { Core } from './compose.ts';
import { assertNever, RunFailure } from './domain/failure.ts';
import type { Job } from './domain/job/job.ts';
import type { Run } from './domain/run/run.ts';
import { waitText } from './domain/run/waiting.ts';
import { readPauseAll, savePauseAll } from './domain/schedule/power.ts';
import type { EngineActions } from './ipc/services.ts';
import type { Log } from './shell/log.ts';
import type { LoginItem } from './shell/login-item.ts';
import { pauseEndsAtMs } from './shell/pause-length.ts';
import type { TrayCommand } from './shell/tray-view.ts';
import type { Windows } from './shell/windows.ts';

/** What windows and tray can ask for, in terms of the engine and the store. */
export interface AppActions extends EngineActions {
  perform(command: TrayCommand, shell: TrayShell): void;
}

interface TrayShell extends Pick<Windows, 'openMain' | 'openSettings'> {
  readonly loginItem: LoginItem;
  readonly quit: () => void;
  readonly log: Log;
}

export function appActions(needs: {
  readonly core: Core;
  /** Why this process may not work at all, or null. */
  readonly held: () => string | null;
  readonly changed: () => void;
}): AppActions {
  const { core, held, changed } = needs;
  const { clock, engine, store } = core;

  function mustFind(jobId: string): Job {
    const job = store.jobs.get(jobId);
    if (job) return job;
    throw new RunFailure('not-found', 'This job was deleted.', { permanent: true });
  }

  function mustFindRun(runId: string): Run {
    const run = store.history.run(runId);
    if (run) return run;
    throw new RunFailure('not-found', 'This run is not known.', { permanent: true });
  }

  function pauseAll(untilMs: number | null | 'not'): void {
    savePauseAll(store.settings, untilMs === 'not' ? null : { untilMs });
    engine.wake();
    changed();
  }

  function runNow(jobId: string, again: boolean): Run {
    return engine.runNow(mustFind(jobId), { windowKey: null, again: again && 'as-is-now' });
  }

  function retry(runId: string): Run {
    const run = mustFindRun(runId);
    return engine.retry(run, mustFind(run.jobId));
  }

  return {
    held: () => held() ?? engine.trouble() ?? engine.held(),
    isClockInDoubt: () => held() === null && engine.trouble() === null && engine.held() !== null,
    trustClock: engine.trustClock,
    runNow,
    retry,
    runAgain(runId, data) {
      const run = mustFindRun(runId);
      return engine.runAgain(run, mustFind(run.jobId), data);
    },
    send(runId) {
      const run = mustFindRun(runId);
      engine.send(run, mustFind(run.jobId));
    },
    planBackfill: (jobId, range) => engine.planBackfill(mustFind(jobId), range),
    backfill: (jobId, asked) => engine.backfill(mustFind(jobId), asked),
    answer: (jobId, slots, answer) => void engine.answer(mustFind(jobId), slots, answer),
    cancel: engine.cancel,
    unpark: engine.unpark,
    running: () => [
      ...engine.running().map(({ run, progress }) => ({
        runId: run.id,
        jobId: run.jobId,
        startedAtMs: run.startedAtMs,
        progress,
        waiting: null,
      })),
      ...store.backlog.waiting().map((run) => ({
        runId: run.id,
        jobId: run.jobId,
        startedAtMs: null,
        progress: null,
        waiting: waitText(run),
      })),
    ],
    nextDueMs: engine.nextDueMs,
    pausedAll: () => readPauseAll(store.settings),
    resumeAll: () => pauseAll('not'),
    jobsChanged() {
      engine.wake();
      changed();
    },
    viewsChanged: changed,
    perform(command, shell) {
      switch (command.do) {
        case 'open':
          return shell.openMain(command.path);
        case 'settings':
          return shell.openSettings(command.path);
        case 'run-now':
          return orShow('/reports', shell, () => void runNow(command.jobId, false));
        case 'cancel':
          return engine.cancel(command.runId);
        case 'retry':
          return orShow('/failures', shell, () => void retry(command.runId));
        case 'pause':
          return pauseAll(pauseEndsAtMs(command.forHowLong, clock.wallMs()));
        case 'resume':
          return pauseAll('not');
        case 'start-at-login':
          shell.loginItem.set(command.on);
          return changed();
        case 'quit':
          return shell.quit();
        default:
          return assertNever(command);
      }
    },
  };

  /** The tray has no place for a sentence: a refusal is said by the window that shows what it is about. */
  function orShow(path: string, shell: TrayShell, act: () => void): void {
    try {
      act();
    } catch (caught) {
      shell.log.warn('what the tray asked for was refused', caught);
      shell.openMain(path);
    }
  }
}
