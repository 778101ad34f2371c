import type { Clock } from './domain/ports.ts';
import type { Updates } from './domain/upkeep/updates.ts';
import type { Log } from './shell/log.ts';
import type { Preferences } from './shell/preferences.ts';
import { loadUpdater, readUpdateSource, updateConfigFile, whyNoUpdates } from './shell/updater.ts';
import { createUpdates } from './shell/updates.ts';

/** Newer versions of this program; what fetches them is loaded by the first look. */
export function composeUpdates(needs: {
  readonly root: string;
  readonly preferences: Preferences;
  readonly clock: Clock;
  readonly changed: () => void;
  readonly log: Log;
}): Updates {
  const { root, log } = needs;
  const file = updateConfigFile(root);
  const source = readUpdateSource(file);
  return createUpdates({
    ...needs,
    source,
    why: whyNoUpdates(source),
    load: (from) => loadUpdater(from, file, log),
  });
}
