import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSales } from '../resources/samples/make-sales.ts';
import { type Core, composeCore } from './compose.ts';
import { appActions } from './compose-actions.ts';
import type { EngineEvent } from './domain/ports.ts';
import { openDoor } from './ipc/door.ts';
import { electronServer } from './ipc/electron-server.ts';
import { createWindowEvents, tellFact, tellGo } from './ipc/events.ts';
import { createHandlers } from './ipc/handlers.ts';
import { installMenu } from './shell/app-menu.ts';
import { serveApp } from './shell/app-protocol.ts';
import { chooseCsvFile } from './shell/dialogs.ts';
import { wasStartedAtLogin, wasStartedByNotification } from './shell/electron-features.ts';
import { guardEverything } from './shell/guards.ts';
import type { LaunchPlace } from './shell/launch.ts';
import type { Log } from './shell/log.ts';
import { createLoginItem } from './shell/login-item.ts';
import { unreadNotice } from './shell/notification-text.ts';
import { createNotifier } from './shell/notifications.ts';
import { createOpenExternal } from './shell/open-external.ts';
import { createStayAwake, isOnBattery, watchPower } from './shell/power.ts';
import { createPreferences } from './shell/preferences.ts';
import type { Joiner } from './shell/quit.ts';
import { serveReports } from './shell/report-protocol.ts';
import { createTray } from './shell/tray.ts';
import { readTrayState } from './shell/tray-state.ts';
import { utilityWorkers } from './shell/utility-worker.ts';
import { createWindows } from './shell/windows.ts';
import { machineClock } from './store/machine.ts';
import { watchWakeFile } from './store/wake-file.ts';

export interface AppNeeds {
  readonly home: string;
  /** What the start asks to see. */
  readonly place: LaunchPlace;
  /** Given when it is not the usual one, so that a start at login finds the same data. */
  readonly homeGiven: string | undefined;
  /** The folder that holds `out` and `resources`. */
  readonly root: string;
  readonly version: string;
  readonly nativeBinding: string | undefined;
  readonly log: Log;
  readonly quit: () => void;
}

export interface ComposedApp {
  show(place: LaunchPlace): void;
  readonly joiners: readonly Joiner[];
}

/** How often an app that found the lock held asks again. */
const ownAgainMs = 1000;
/** So many unread reports are looked at for the one notice at start. */
const unreadRead = 50;

/** Builds tray, windows and engine, and starts the engine. Call once the app is ready. */
export function composeApp(needs: AppNeeds): ComposedApp {
  const { home, root, log } = needs;
  const out = (path: string) => join(root, 'out', path);
  const preferences = createPreferences({ home, log });
  const loginItem = createLoginItem({ home: needs.homeGiven });
  const stayAwake = createStayAwake();
  let held: string | null = null;

  const windows = createWindows({
    preferences,
    preload: out('preload/index.cjs'),
    icon: join(root, 'resources', 'icons', 'icon.png'),
    go: tellGo,
    log,
  });
  guardEverything({ openExternal: createOpenExternal({ log }), onFact: tellFact, log });
  serveApp({ folder: out('renderer') });
  // The page loads in its own process while this one opens the store and starts the engine.
  show(needs.place);

  const notifier = createNotifier({
    opens: ({ screen, runId }) => openRun(screen, runId),
    clock: machineClock,
  });
  const core: Core = composeCore({
    home,
    nativeBinding: needs.nativeBinding,
    keepsSchedule: true,
    startWorker: utilityWorkers({ entry: out('main/worker.js') }),
    notifier,
    listen: (event) => onEngine(event),
    onFailure: (message, cause) => log.error(message, cause),
    limit: () => (isOnBattery() ? 1 : 2),
  });
  const { clock, engine, store, timetable } = core;

  const events = createWindowEvents({ clock, targets: windows.contents });
  const actions = appActions({
    core,
    held: () => held,
    changed: () => onEngine({ kind: 'jobs-changed' }),
  });

  const tray = createTray({
    read: () =>
      readTrayState({
        ...store,
        timetable,
        clock,
        running: () => actions.running().map((run) => ({ ...run, note: run.progress?.note ?? '' })),
        pausedAll: actions.pausedAll,
        held: () => held,
        startsAtLogin: loginItem.isOn,
      }),
    perform: (command) =>
      actions.perform(command, { ...windows, loginItem, quit: needs.quit, log }),
    iconFolder: join(root, 'resources', 'icons', 'tray'),
    clock,
  });

  serveReports({ reports: store.reports, files: store.reportFiles, log });
  openDoor(
    electronServer(),
    createHandlers({
      ...store,
      files: store.reportFiles,
      timetable,
      clock,
      engine: actions,
      drafts: actions.drafts,
      shell: {
        openSettings: windows.openSettings,
        openMain: windows.openMain,
        chooseFile: () => chooseCsvFile(windows.focused()),
        prepareSample: () => prepareSample(home),
        loginItem,
        version: needs.version,
        home,
      },
    }),
    log,
  );
  installMenu({
    openSettings: () => windows.openSettings(),
    newJob: () => windows.openSettings('/settings/jobs/new'),
  });
  const forgetPower = watchPower({
    onSuspend: () => log.info('the machine goes to sleep'),
    onResume: () => engine.wake(),
    onUnlock: () => engine.wake(),
    onShutdown: needs.quit,
  });
  const forgetWakeFile = watchWakeFile(core.paths.wake, () => {
    if (held === null) core.answerRequests();
    actions.jobsChanged();
  });
  own();

  /** Without the lock the window is there at once, and the engine waits for the other process. */
  function own(): void {
    const isOwner = core.own();
    held = isOwner
      ? null
      : 'Another Almanac process is at work on this data. It goes on here when that one ends.';
    if (isOwner) {
      announceUnread();
      core.answerRequests();
    } else clock.after(ownAgainMs, own);
    onEngine({ kind: 'engine-held', sentence: held });
  }

  /** What an earlier process announced cannot be clicked any more, so it is announced once again. */
  function announceUnread(): void {
    const unread = store.reports.list({ unread: true, limit: unreadRead });
    const notice = unreadNotice(
      unread.map((report) => ({
        ...report,
        jobName: store.jobs.get(report.jobId)?.name ?? report.jobId,
      })),
    );
    if (!notice) return;
    notifier.show('unread', notice).catch((cause) => log.warn('unread reports not shown', cause));
  }

  function onEngine(event: EngineEvent): void {
    events.onEngine(event);
    tray.refresh();
    if (event.kind !== 'run-progress') stayAwake.set(engine.running().length > 0);
  }

  function show(place: LaunchPlace): void {
    if (place.open === 'report') openRun('report', place.runId);
    else if (wasStartedByNotification()) windows.openMain('/reports');
    else if (place.open === 'window' && !wasStartedAtLogin()) windows.openMain();
  }

  function openRun(screen: 'report' | 'run', runId: string): void {
    windows.openMain(screen === 'report' ? `/reports/${runId}` : `/runs/${runId}`);
  }

  return {
    show,
    joiners: [
      {
        name: 'listeners',
        deadlineMs: 100,
        join: async () => {
          forgetPower();
          forgetWakeFile();
        },
      },
      { name: 'engine', deadlineMs: 4500, join: () => engine.stop(3500) },
      { name: 'notifications', deadlineMs: 300, join: async () => notifier.withdraw() },
      { name: 'windows', deadlineMs: 300, join: async () => windows.closeAll() },
      { name: 'tray', deadlineMs: 300, join: async () => tray.destroy() },
      { name: 'database', deadlineMs: 1000, join: async () => core.close() },
    ],
  };
}

function prepareSample(home: string): string {
  const folder = join(home, 'samples');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'sales.csv');
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  writeFileSync(file, makeSales({ to: local.slice(0, 16) }));
  return file;
}
