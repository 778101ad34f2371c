import { shell } from 'electron';
import { relaunch } from './app-lifecycle.ts';
import type { Log } from './log.ts';

interface StartActNeeds {
  readonly home: string;
  readonly quit: () => void;
  readonly log: Log;
}

/** What a person can do where Almanac cannot work on its data. */
export function startActs({ home, quit, log }: StartActNeeds) {
  return {
    // A new process: nothing that half began in this one can be in its way.
    'try-again': () => relaunch(quit),
    'show-folder'() {
      void shell.openPath(home).then((refusal) => {
        if (refusal !== '') log.warn(`the folder ${home} could not be shown: ${refusal}`);
      });
    },
    quit,
  };
}
