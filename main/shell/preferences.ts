import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { Log } from './log.ts';

/** What the shell remembers for itself. Never jobs, never secrets, nothing that the engine reads. */
export interface Preferences {
  get(name: PreferenceName): unknown;
  set(name: PreferenceName, value: unknown): void;
}

export type PreferenceName = 'window.main' | 'window.settings' | 'said.stays-in-tray';

/**
 * Preferences in `<home>/preferences.json`. A file that is no JSON any more is put aside, not
 * thrown away and not written over, and the defaults apply.
 */
export function createPreferences({
  home,
  log,
}: {
  readonly home: string;
  readonly log: Log;
}): Preferences {
  const store = openStore(home, log);
  // electron-store answers a channel of its own with paths; our door is the only one.
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    get: (name) => store.get(name),
    set(name, value) {
      try {
        store.set(name, value);
      } catch (error) {
        // A full disk must not keep a window from closing.
        log.warn(`preference ${name} could not be written`, error);
      }
    },
  };
}

function openStore(home: string, log: Log): ElectronStore<Record<string, unknown>> {
  const options = {
    cwd: home,
    name: 'preferences',
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  };
  try {
    return new ElectronStore(options);
  } catch (error) {
    const aside = join(home, 'preferences.broken.json');
    log.warn(`the preferences cannot be read; they lie in ${aside} now`, error);
    renameSync(join(home, 'preferences.json'), aside);
    return new ElectronStore(options);
  }
}
