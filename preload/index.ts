import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, callChannel, eventChannel } from './contract/bridge.ts';
import type { WindowEvent } from './contract/events.ts';

type Listener = (event: WindowEvent) => void;

const listeners = new Set<Listener>();
/** The place that main asked for before the page was built, which takes longer than loading it. */
let place: WindowEvent | null = null;

// The Electron event stays here: a window gets plain data only.
ipcRenderer.on(eventChannel, (_event: unknown, event: WindowEvent) => {
  if (listeners.size === 0 && event.kind === 'go') place = event;
  for (const listener of listeners) listener(event);
});

/** Once all of the page listens, not only what is built first. */
function tellPlace(): void {
  if (place === null || listeners.size === 0) return;
  for (const listener of listeners) listener(place);
  place = null;
}

const bridge: Bridge = {
  call: (name, argument) => ipcRenderer.invoke(callChannel, name, argument),
  listen: (listener) => {
    listeners.add(listener);
    if (place !== null) queueMicrotask(tellPlace);
    return () => listeners.delete(listener);
  },
  // A page may hold any object; only a file has a path.
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('almanac', bridge);
