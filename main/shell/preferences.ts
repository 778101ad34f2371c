import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import type ElectronStore from 'electron-store';
import type { Log } from './log.ts';

/** What the shell remembers for itself. Never jobs, never secrets, nothing that the engine reads. */
export interface Preferences {
  /** Undefined when nothing is remembered, or nothing can be read. */
  read(name: PreferenceName): Promise<unknown>;
  /** Remembers, unless nothing was ever read: what is not open cannot have changed. */
  write(name: PreferenceName, value: unknown): void;
}

export type PreferenceName = 'window.main' | 'window.settings';

type Store = ElectronStore<Record<string, unknown>>;

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
  let opening: Promise<void> | null = null;
  let store: Store | null = null;

  const open = async () => {
    // 35 ms to load, so not before the first window: the tray needs nothing of it.
    const { default: StoreClass } = await import('electron-store');
    store = openStore(StoreClass, home, log);
    // electron-store answers a channel of its own with paths; our door is the only one.
    ipcMain.removeAllListeners('electron-store-get-data');
  };

  return {
    async read(name) {
      try {
        opening ??= open();
        await opening;
        return store?.get(name);
      } catch (error) {
        log.warn('the preferences cannot be read', error);
        return undefined;
      }
    },
    write(name, value) {
      try {
        store?.set(name, value);
      } catch (error) {
        // A full disk must not keep a window from closing.
        log.warn(`preference ${name} could not be written`, error);
      }
    },
  };
}

function openStore(StoreClass: typeof ElectronStore, home: string, log: Log): Store {
  const options = {
    cwd: home,
    name: 'preferences',
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  };
  try {
    return new StoreClass<Record<string, unknown>>(options);
  } catch (error) {
    const aside = join(home, 'preferences.broken.json');
    log.warn(`the preferences cannot be read; they lie in ${aside} now`, error);
    renameSync(join(home, 'preferences.json'), aside);
    return new StoreClass<Record<string, unknown>>(options);
  }
}
