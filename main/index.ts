import { join } from 'node:path';
import { app } from 'electron';
import { composeFront, type Front } from './compose-front.ts';
import { watchOver } from './compose-watch.ts';
import { asRunFailure } from './domain/failure.ts';
import { beginApp, giveUp, holdQuit, onLaunches, whenReady } from './shell/app-lifecycle.ts';
import { readLaunch } from './shell/launch.ts';
import { createLog } from './shell/log.ts';
import { printFile } from './shell/print-file.ts';
import type { Joiner } from './shell/quit.ts';
import { homeFolder, pathsOf } from './store/home.ts';
import { machineClock } from './store/machine.ts';

const launch = readLaunch(process.argv, process.env, process.cwd());
const home = homeFolder(launch.home);
const root = join(import.meta.dirname, '..', '..');
const log = createLog({ logs: pathsOf(home).logs, isConsole: !app.isPackaged });
const place = { home, root, log };

if (launch.watches) void watchOver(place, (code) => app.exit(code));
else if (beginApp({ home, place: launch.place })) {
  // Before Electron is ready, so that no session and no page is older than its guards.
  const front = composeFront({ ...place, clock: machineClock });
  onLaunches(front.show);
  // A top-level `await` here would never end: Electron is ready only after this file is through.
  void whenReady()
    .then(() => (launch.prints ? printFile(home, log) : start(front)))
    .catch(giveUp);
}

async function start(front: Front): Promise<void> {
  const icon = front.showIcon();
  const joiners: Joiner[] = [front.joiner];
  const quit = holdQuit({ joiners, clock: machineClock, log });
  front.begin(launch.place);
  // Loading the engine takes longer than all of the above: it begins when there is something to see.
  await front.windows.shown();
  const { composeApp } = await import('./compose-app.ts');
  const { composeOrRecover } = await import('./compose-recovery.ts');
  const version = app.getVersion();
  const needs = { ...place, front, icon, quit, giveUp, launch, version };
  try {
    const { nativeBinding } = launch;
    const composed = await composeOrRecover(() => composeApp(needs), { ...needs, nativeBinding });
    joiners.push(...composed.joiners);
  } catch (caught) {
    const { composeProblem } = await import('./compose-problem.ts');
    composeProblem({ ...needs, failure: asRunFailure(caught) });
  }
}
