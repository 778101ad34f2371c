import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, callChannel, eventChannel } from './contract/bridge.ts';
import type { WindowEvent } from './contract/events.ts';

const bridge: Bridge = {
  call: (name, argument) => ipcRenderer.invoke(callChannel, name, argument),
  listen: (listener) => {
    // The Electron event stays here: a window gets plain data only.
    const forward = (_event: unknown, event: WindowEvent) => listener(event);
    ipcRenderer.on(eventChannel, forward);
    return () => ipcRenderer.off(eventChannel, forward);
  },
  // A page may hold any object; only a file has a path.
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('almanac', bridge);
