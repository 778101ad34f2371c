import { app } from 'electron';
import type { StartCommand } from './autostart-entry.ts';

/** The program of this app as the system may start it again, with its arguments. */
export function startCommand(args: readonly string[]): StartCommand {
  // Inside an AppImage the program lies in a mount that is gone after the log-out.
  const program = process.env.APPIMAGE || process.execPath;
  return { program, args: app.isPackaged ? args : [app.getAppPath(), ...args] };
}
