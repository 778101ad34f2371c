import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { asRunFailure, RunFailure } from '../domain/failure.ts';
import type { Clock } from '../domain/ports.ts';
import { shutDebugDoors } from './debug-doors.ts';
import { type LaunchPlace, openJobFile, readDeepLink, readHandOver } from './launch.ts';
import type { FileLog } from './log.ts';
import { type Joiner, joinAll } from './quit.ts';
import { registerSchemes } from './schemes.ts';

/**
 * What must happen before the app is ready: data folder, sandbox, schemes, and the one-instance
 * lock, which belongs to the home, so that two homes may run side by side.
 * @returns false when another Almanac has this home: it was handed `place`, and this one ends; or when
 * there can be no home, which is said
 */
export function beginApp({ home, place }: { home: string; place: LaunchPlace }): boolean {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch (cause) {
    giveUp(new RunFailure('store-unusable', unusable(home), { permanent: true, cause }));
    return false;
  }
  app.setPath('userData', home);
  app.setPath('sessionData', join(home, 'browser'));
  app.setAppUserModelId('app.almanac.desktop');
  // As root Chromium has no sandbox, and asking for one ends in a crash loop of its network service.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  shutDebugDoors();
  registerSchemes();
  const isFirst = app.requestSingleInstanceLock({ place });
  if (!isFirst) app.exit(0);
  return isFirst;
}

function unusable(home: string): string {
  return `The folder ${home} cannot be made, and Almanac keeps its data there. Make it writable, or choose another with --home.`;
}

/** Says why there can be not even a window, and ends everything. */
export function giveUp(caught: unknown): void {
  dialog.showErrorBox('Almanac cannot start', asRunFailure(caught).message);
  app.exit(1);
}

/**
 * Shows what a second start, a link, a file or a click on the dock asks for; what is asked before the app is
 * ready, as macOS does with a file, is shown then. Closing windows ends nothing.
 */
export function onLaunches(show: (place: LaunchPlace) => void): void {
  const showReady = (place: LaunchPlace) => void app.whenReady().then(() => show(place));
  app.on('second-instance', (_event, _argv, _folder, data) => showReady(readHandOver(data)));
  app.on('activate', () => showReady({ open: 'window' }));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    showReady(readDeepLink(url) ?? { open: 'window' });
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    showReady(openJobFile(path));
  });
  // Without a listener Electron quits with the last window.
  app.on('window-all-closed', () => undefined);
}

/** Makes `almanac://` links ours. Only the installed app: a checkout must not take them over. */
export function claimDeepLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('almanac');
}

/** Quits, and starts the app anew with the same arguments. */
export function relaunch(quit: () => void): void {
  // An AppImage is mounted anew at each start: the program in it has another path then.
  const image = process.env.APPIMAGE;
  app.relaunch(image ? { execPath: image } : {});
  quit();
}

/** Quits when the last window is closed: for an app that can do nothing in the background. */
export function quitWithLastWindow(quit: () => void): void {
  app.on('window-all-closed', quit);
}

export async function whenReady(): Promise<void> {
  await app.whenReady();
  // These marks cost nothing, and `npm run bench -- start-steps` reads them.
  performance.mark('Electron is ready');
}

export interface QuitNeeds {
  /** In this order. */
  readonly joiners: readonly Joiner[];
  readonly clock: Pick<Clock, 'monotonicMs' | 'after'>;
  readonly log: FileLog;
}

/**
 * Holds every quit (menu, signal, the system going down) until the joiners are through.
 * @returns starts the quit
 */
export function holdQuit({ joiners, clock, log }: QuitNeeds): () => void {
  let isJoining = false;
  const quit = () => {
    if (isJoining) return;
    isJoining = true;
    // `exit` and not `quit`: nothing may hold the end up a second time.
    void joinAll(joiners, clock, log)
      .then(() => log.flush())
      .finally(() => app.exit(0));
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    quit();
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit);
  return quit;
}
