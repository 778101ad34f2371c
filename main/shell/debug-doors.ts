import { url as inspectorUrl } from 'node:inspector';
import { app } from 'electron';

const switches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
];

/**
 * Takes Chromium's debugging switches from the command line of the installed app: no fuse covers them,
 * and behind them every window can be read and steered. Call before the app is ready.
 *
 * A build whose inspector fuse is open, which is how the tests drive the packaged app, keeps them:
 * whoever has the inspector of main needs no second door.
 */
export function shutDebugDoors(): void {
  if (!app.isPackaged || inspectorUrl() !== undefined) return;
  for (const name of switches) app.commandLine.removeSwitch(name);
}
