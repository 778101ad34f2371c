import { statfsSync } from 'node:fs';
import type { Core } from './compose.ts';
import { asRunFailure } from './domain/failure.ts';
import type { HomeActions } from './ipc/home-actions.ts';
import { writeJobFile } from './jobfile/write-job-file.ts';
import { checkDatabaseFile } from './store/copy-database.ts';
import { homeSizes } from './store/home-sizes.ts';
import { logFiles } from './store/log-files.ts';
import { askRestore } from './store/restore-asked.ts';
import { homeTakeOut } from './store/take-out.ts';

export interface HomeActionsNeeds {
  readonly core: Core;
  readonly nativeBinding: string | undefined;
  /** Ends this process and starts another. */
  readonly relaunch: () => void;
  readonly showFolder: (path: string) => void;
  readonly chooseFolder: () => Promise<string | null>;
  readonly changed: () => void;
}

/** What the page Data does with the home. */
export function homeActions(needs: HomeActionsNeeds): HomeActions {
  const { core, nativeBinding, changed } = needs;
  const { clock, paths, store } = core;
  const takeOut = homeTakeOut(paths, nativeBinding);
  let exporting: ReturnType<HomeActions['exporting']> = { state: 'none' };
  let isStopped = false;
  let checked: ReturnType<HomeActions['checkedDatabase']> = null;

  function begin(folder: string): void {
    isStopped = false;
    exporting = { state: 'running', done: 0, total: 0 };
    const jobFile = writeJobFile(store.jobs.list(), 'yaml');
    takeOut
      .write(folder, jobFile, clock.wallMs(), {
        isStopped: () => isStopped,
        onProgress(done, total) {
          exporting = { state: 'running', done, total };
          if (done % 20 === 0) changed();
        },
      })
      .then((written) => {
        exporting = { state: 'done', folder: written };
      })
      .catch((caught: unknown) => {
        const { code, message } = asRunFailure(caught);
        exporting = code === 'cancelled' ? { state: 'none' } : { state: 'failed', message };
      })
      .finally(changed);
    changed();
  }

  return {
    sizes: () => homeSizes(paths),
    logs: () => logFiles(paths),
    freeBytes: () => freeBytes(paths.home),
    backUp: () => core.engine.backUp(),
    restore(name) {
      askRestore(name, { paths, nativeBinding });
      needs.relaunch();
    },
    restart: needs.relaunch,
    async checkDatabase() {
      const problem = await checkDatabaseFile(paths.db, nativeBinding).then(
        () => null,
        (caught: unknown) => asRunFailure(caught).message,
      );
      checked = { atMs: clock.wallMs(), problem };
    },
    checkedDatabase: () => checked,
    isBusy: () => core.engine.running().length > 0,
    exporting: () => exporting,
    async export() {
      if (exporting.state === 'running') return true;
      const folder = await needs.chooseFolder();
      if (folder !== null) begin(folder);
      return folder !== null;
    },
    stopExport() {
      isStopped = true;
    },
    show(what) {
      if (what === 'home') needs.showFolder(paths.home);
      else if (exporting.state === 'done') needs.showFolder(exporting.folder);
    },
  };
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
