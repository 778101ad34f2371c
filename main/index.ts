import { join } from 'node:path';
import { app, dialog } from 'electron';
import { composeApp } from './compose-app.ts';
import { asRunFailure } from './domain/failure.ts';
import {
  beginApp,
  claimDeepLinks,
  holdQuit,
  onLaunches,
  whenReady,
} from './shell/app-lifecycle.ts';
import { readLaunch } from './shell/launch.ts';
import { createLog } from './shell/log.ts';
import type { Joiner } from './shell/quit.ts';
import { homeFolder, pathsOf } from './store/home.ts';
import { machineClock } from './store/machine.ts';

const launch = readLaunch(process.argv, process.env);
const home = homeFolder(launch.home);
if (beginApp({ home, place: launch.place })) void whenReady().then(start, giveUp);

function start(): void {
  try {
    const log = createLog({ logs: pathsOf(home).logs, isConsole: !app.isPackaged });
    const joiners: Joiner[] = [];
    const quit = holdQuit({ joiners, clock: machineClock, log });
    const composed = composeApp({
      home,
      place: launch.place,
      homeGiven: launch.home,
      root: join(import.meta.dirname, '..', '..'),
      version: app.getVersion(),
      nativeBinding: process.env.ALMANAC_SQLITE_BINDING,
      log,
      quit,
    });
    joiners.push(...composed.joiners);
    onLaunches(composed.show);
    claimDeepLinks();
  } catch (caught) {
    giveUp(caught);
  }
}

function giveUp(caught: unknown): void {
  dialog.showErrorBox('Almanac cannot start', asRunFailure(caught).message);
  app.exit(1);
}
