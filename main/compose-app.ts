import { join } from 'node:path';
import { type Core, composeCore } from './compose.ts';
import { appActions } from './compose-actions.ts';
import type { Front } from './compose-front.ts';
import { composeNotices } from './compose-notices.ts';
import { composeUpdates } from './compose-updates.ts';
import { readNotificationSettings } from './domain/delivery/notification-settings.ts';
import type { EngineEvent } from './domain/ports.ts';
import { runsAtOnce } from './domain/schedule/power.ts';
import { networkAccess } from './domain/source/network-settings.ts';
import { createWindowEvents } from './ipc/events.ts';
import { answerWeb } from './pipeline/web/answer-web.ts';
import { claimDeepLinks, relaunch } from './shell/app-lifecycle.ts';
import { isDoNotDisturb } from './shell/do-not-disturb.ts';
import { electronKeyring } from './shell/keyring.ts';
import type { Launch } from './shell/launch.ts';
import type { Log } from './shell/log.ts';
import { createLoginItem } from './shell/login-item.ts';
import { createNetFetch } from './shell/net-fetch.ts';
import { machineNetwork } from './shell/network.ts';
import { createNotifier } from './shell/notifications.ts';
import { createPagePrinter } from './shell/page-printer.ts';
import { createStayAwake, isOnBattery, isScreenLocked, watchPower } from './shell/power.ts';
import type { Joiner } from './shell/quit.ts';
import { createTray } from './shell/tray.ts';
import type { ShownIcon } from './shell/tray-icons.ts';
import { readTrayState } from './shell/tray-state.ts';
import { utilityWorkers } from './shell/utility-worker.ts';
import { pathsOf } from './store/home.ts';
import { keptSecrets } from './store/kept-secrets.ts';
import { machineClock, machineZone } from './store/machine.ts';
import { watchWakeFile } from './store/wake-file.ts';

export interface AppNeeds {
  readonly front: Front;
  /** The icon that already stands beside the clock. */
  readonly icon: ShownIcon;
  readonly home: string;
  /** Its home is given when it is not the usual one, so that a start at login finds the same data. */
  readonly launch: Pick<Launch, 'home' | 'nativeBinding'>;
  /** The folder that holds `out` and `resources`. */
  readonly root: string;
  readonly version: string;
  readonly log: Log;
  readonly quit: () => void;
  /** Says why there can be no Almanac, and ends it. */
  readonly giveUp: (cause: unknown) => void;
}

/** Before anything is built that would go on without its database. @throws RunFailure `store-damaged` */
function closeIfDamaged(core: Core): void {
  try {
    core.lockHome();
  } catch (caught) {
    core.close();
    throw caught;
  }
}

export interface ComposedApp {
  readonly joiners: readonly Joiner[];
}

/** How often an app that found the lock held asks again. */
const ownAgainMs = 1000;

/**
 * Builds the engine, starts it, and makes icon and windows follow it. Call once the app is ready.
 * @throws RunFailure where it cannot work on its data; then nothing of it is left but perhaps the icon
 */
export function composeApp(needs: AppNeeds): ComposedApp {
  performance.mark('the engine is loaded');
  const { home, root, version, log, launch } = needs;
  const { windows, server, openRun } = needs.front;
  const loginItem = createLoginItem({ home: launch.home });
  const stayAwake = createStayAwake();
  let held: string | null = null;

  const notifier = createNotifier({
    opens: (place) =>
      place.screen === 'upcoming' ? windows.openMain('/') : openRun(place.screen, place.runId),
    clock: machineClock,
    detail: () =>
      isScreenLocked() ? 'title' : readNotificationSettings(core.store.settings).detail,
    isBusy: () => isDoNotDisturb(),
    retry: (runId) => void actions.retry(runId),
  });
  const fetch = createNetFetch(() => networkAccess(core.store.settings, core.secrets));
  const startWorker = answerWeb(utilityWorkers(join(root, 'out', 'main', 'worker.js')), fetch);
  const printer = createPagePrinter();
  const core: Core = composeCore({
    home,
    nativeBinding: launch.nativeBinding,
    keepsSchedule: true,
    secrets: keptSecrets(pathsOf(home).secrets, electronKeyring),
    fetch,
    startWorker,
    printer,
    notifier,
    listen: (event) => onEngine(event),
    onTick: () => tray.tick(),
    onFailure: (message, cause) => log.error(message, cause),
    onNote: log.info,
    network: machineNetwork,
    limit: () => runsAtOnce(core.store.settings, isOnBattery()),
  });
  const { clock, engine, store, timetable } = core;
  closeIfDamaged(core);

  const notices = composeNotices({ ...needs, core, notifier });
  const events = createWindowEvents({ clock, targets: windows.contents });
  const actions = appActions({
    core,
    held: () => held,
    changed: () => onEngine({ kind: 'jobs-changed' }),
  });

  const tray = createTray({
    icon: needs.icon,
    read: () =>
      readTrayState({
        ...store,
        timetable,
        clock,
        systemZone: machineZone,
        running: () =>
          actions.running().map((run) => ({
            ...run,
            note: run.waiting ?? run.progress?.note ?? '',
            isWaiting: run.waiting !== null,
          })),
        nextDueMs: actions.nextDueMs,
        pausedAll: actions.pausedAll,
        held: actions.held,
        startsAtLogin: loginItem.isOn,
      }),
    perform: (command) =>
      actions.perform(command, { ...windows, loginItem, quit: needs.quit, log }),
    iconFolder: join(root, 'resources', 'icons', 'tray'),
    clock,
  });

  try {
    own();
  } catch (caught) {
    // Who shows what is wrong begins with nothing of this.
    tray.destroy();
    core.close();
    throw caught;
  }
  const { preferences } = needs.front;
  const updates = composeUpdates({ root, preferences, clock, log, changed: actions.viewsChanged });
  // Most days no window opens: what serves one is loaded with the first.
  needs.front.firstWindow
    .then(() => import('./compose-door.ts'))
    .then(({ composeDoor }) =>
      composeDoor({
        core,
        actions,
        server,
        windows,
        printer,
        loginItem,
        notifier,
        home,
        nativeBinding: launch.nativeBinding,
        relaunch: () => relaunch(needs.quit),
        version,
        log,
        preferences,
        theme: needs.front.theme,
        startHidden: needs.front.startHidden,
        updates,
        openedFile: needs.front.openedFile,
        startWorker,
      }),
    )
    .catch(needs.giveUp);
  const forgetPower = watchPower({
    onSuspend: () => engine.wake('suspend'),
    onResume: () => engine.wake('resume'),
    onUnlock: () => engine.wake(),
    onSupply: () => engine.wake(),
    onShutdown: needs.quit,
  });
  const forgetWakeFile = watchWakeFile(core.paths.wake, () => {
    try {
      if (held === null) core.answerRequests();
      actions.jobsChanged();
    } catch (caught) {
      log.error('What the command asked could not be read', caught);
    }
  });
  needs.front.whenMainClosed(notices.tellThatItStays);
  claimDeepLinks();

  /** Without the lock the window is there at once, and the engine waits for the other process. */
  function own(): void {
    const isOwner = core.own();
    held = isOwner
      ? null
      : 'Another Almanac process is at work on this data. It goes on here when that one ends.';
    if (isOwner) {
      notices.announceUnread();
      core.answerRequests();
    } else clock.after(ownAgainMs, own);
    onEngine({ kind: 'engine-held', sentence: actions.held() });
  }

  function onEngine(event: EngineEvent): void {
    events.onEngine(event);
    tray.refresh();
    if (event.kind !== 'run-progress') stayAwake.set(engine.running().length > 0);
  }

  return {
    joiners: [
      {
        name: 'listeners',
        deadlineMs: 100,
        join: async () => {
          forgetPower();
          forgetWakeFile();
        },
      },
      { name: 'questions', deadlineMs: 500, join: () => core.asking.stop() },
      { name: 'engine', deadlineMs: 4500, join: () => engine.stop(3500) },
      { name: 'notifications', deadlineMs: 300, join: async () => notifier.withdraw() },
      { name: 'tray', deadlineMs: 300, join: async () => tray.destroy() },
      { name: 'database', deadlineMs: 1000, join: async () => core.close() },
    ],
  };
}
