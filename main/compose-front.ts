import { join } from 'node:path';
import type { Clock } from './domain/ports.ts';
import type { IpcServer } from './ipc/door.ts';
import { electronServer } from './ipc/electron-server.ts';
import { tellFact, tellGo, tellKey } from './ipc/events.ts';
import { holdCalls } from './ipc/held-calls.ts';
import { serveApp } from './shell/app-protocol.ts';
import { wasStartedAtLogin, wasStartedByNotification } from './shell/electron-features.ts';
import { guardEverything } from './shell/guards.ts';
import type { LaunchPlace } from './shell/launch.ts';
import type { Log } from './shell/log.ts';
import { createOpenExternal } from './shell/open-external.ts';
import { createPreferences, type Preferences } from './shell/preferences.ts';
import type { Joiner } from './shell/quit.ts';
import { createStartHidden, type StartHidden } from './shell/start-hidden.ts';
import { createTheme, type Theme } from './shell/theme.ts';
import { askForWatcher, hasTrayHost } from './shell/tray-host.ts';
import { type ShownIcon, showIcon } from './shell/tray-icons.ts';
import { createWindows, type Windows } from './shell/windows.ts';

/** What a person sees at once: the icon and the windows, before there is an engine. */
export interface Front {
  readonly windows: Windows;
  readonly preferences: Preferences;
  readonly theme: Theme;
  readonly startHidden: StartHidden;
  /** Where the windows' calls arrive; they wait until somebody handles them. */
  readonly server: IpcServer;
  /** Resolves when the first window opens. */
  readonly firstWindow: Promise<void>;
  /** Puts the icon beside the clock. Call once the app is ready. */
  showIcon(): ShownIcon;
  /** Shows what the start of this process asks for. */
  begin(place: LaunchPlace): void;
  show(place: LaunchPlace): void;
  openRun(screen: 'report' | 'run', runId: string): void;
  /** The path of a job file that the system opened with us, by the number in its page's address. */
  openedFile(number: number): string | null;
  /** Calls back when a person closes the main window: whether it stays in the list of windows. */
  whenMainClosed(listen: (staysInList: boolean) => void): void;
  /** First of a quit's: a window must not ask what has ended already. */
  readonly joiner: Joiner;
}

export interface FrontNeeds {
  readonly home: string;
  /** The folder that holds `out` and `resources`. */
  readonly root: string;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

/** Builds icon and windows, and puts the guards up. Call before the app is ready. */
export function composeFront({ home, root, clock, log }: FrontNeeds): Front {
  let tellFirst = () => {};
  /** Null as long as there is nothing that would go on without the window. */
  let tellClosed: ((staysInList: boolean) => void) | null = null;
  let hasTray = true;
  const openedFiles: string[] = [];
  const firstWindow = new Promise<void>((resolve) => {
    tellFirst = resolve;
  });
  guardEverything({ openExternal: createOpenExternal({ log }), onFact: tellFact, log });
  const preferences = createPreferences({ home, log });
  const theme = createTheme(preferences);
  const startHidden = createStartHidden(preferences);
  const windows = createWindows({
    preferences,
    preload: join(root, 'out', 'preload', 'index.cjs'),
    icon: join(root, 'resources', 'icons', 'window.png'),
    go: tellGo,
    onKey: tellKey,
    staysInList: () => tellClosed !== null && !hasTray,
    onMainClosed: () => tellClosed?.(!hasTray),
    onFirst() {
      const { platform, env } = process;
      void hasTrayHost({ platform, env, hasWatcher: askForWatcher }).then((has) => {
        hasTray = has;
      });
      serveApp({ folder: join(root, 'out', 'renderer') });
      tellFirst();
    },
    clock,
    log,
  });

  function openRun(screen: 'report' | 'run', runId: string): void {
    windows.openMain(screen === 'report' ? `/reports/${runId}` : `/runs/${runId}`);
  }

  return {
    windows,
    preferences,
    theme,
    startHidden,
    joiner: { name: 'windows', deadlineMs: 300, join: () => windows.closeAll() },
    server: holdCalls(electronServer()),
    firstWindow,
    showIcon: () => showIcon(join(root, 'resources', 'icons', 'tray')),
    openRun,
    openedFile: (number) => openedFiles[number - 1] ?? null,
    whenMainClosed(listen) {
      tellClosed = listen;
    },
    begin(place) {
      const isAtLogin = place.open === 'nothing' || wasStartedAtLogin();
      if (isAtLogin && !startHidden.isOn()) windows.openMain();
      else show(place);
    },
    show,
  };

  function show(place: LaunchPlace): void {
    if (place.open === 'report') openRun('report', place.runId);
    else if (place.open === 'job-file') {
      // The page gets a number, never the path: it may ask for no other file.
      windows.openSettings(`/settings/import/${openedFiles.push(place.path)}`);
    } else if (wasStartedByNotification()) windows.openMain('/reports');
    else if (place.open === 'window' && !wasStartedAtLogin()) windows.openMain();
  }
}
