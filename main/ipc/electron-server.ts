import { ipcMain } from 'electron';
import type { IpcServer } from './door.ts';

/** Electron's end of the bridge. */
export function electronServer(): IpcServer {
  return { handle: (channel, listener) => ipcMain.handle(channel, listener) };
}
