import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import type ElectronStore from 'electron-store';
import type { Log } from './log.ts';

/** What the shell remembers for itself. Never jobs, never secrets, nothing that the engine reads. */
export interface Preferences {
  /** Undefined when nothing is remembered, or nothing can be read. */
  read(name: PreferenceName): unknown;
  /** Resolves when it is in the file; what cannot be written is logged. */
  write(name: PreferenceName, value: unknown): Promise<void>;
}

export type PreferenceName =
  | 'window.main'
  | 'window.settings'
  | 'export.folder'
  | 'theme'
  | 'start.hidden'
  | 'told.stays'
  | 'updates.on'
  | 'updates.lookedAt';

type Store = ElectronStore<Record<string, unknown>>;

/**
 * Preferences in `<home>/preferences.json`. A file that is no JSON any more is put aside when
 * something is written, not thrown away and not written over; until then the defaults apply.
 */
export function createPreferences({
  home,
  log,
}: {
  readonly home: string;
  readonly log: Log;
}): Preferences {
  let opening: Promise<Store> | null = null;

  // 35 ms to load: writing comes when a window closes, and nobody waits for it.
  const open = async () => {
    const { default: StoreClass } = await import('electron-store');
    const store = openStore(StoreClass, home, log);
    // electron-store answers a channel of its own with paths; our door is the only one.
    ipcMain.removeAllListeners('electron-store-get-data');
    return store;
  };

  return {
    read: (name) => readPreference(home, name),
    async write(name, value) {
      try {
        opening ??= open();
        (await opening).set(name, value);
      } catch (error) {
        // A full disk must not keep a window from closing.
        log.warn(`preference ${name} could not be written`, error);
      }
    },
  };
}

/** electron-store's file is plain JSON, and to read it takes no store: a window waits for this. */
function readPreference(home: string, name: PreferenceName): unknown {
  try {
    const all: unknown = JSON.parse(readFileSync(fileOf(home), 'utf8'));
    return Object(all)[name];
  } catch {
    return undefined;
  }
}

const fileOf = (home: string) => join(home, 'preferences.json');

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
    renameSync(fileOf(home), aside);
    return new StoreClass<Record<string, unknown>>(options);
  }
}
