import type { Log } from './shell/log.ts';

/**
 * `almanac health --notify` inside the packaged app, whose Node cannot be started by itself: beside an Almanac
 * that runs, without its lock, and over before a window could be made.
 */
export async function watchOver(
  { home, root, log }: { readonly home: string; readonly root: string; readonly log: Log },
  exit: (code: number) => void,
): Promise<void> {
  try {
    const { runCommand } = await import('./command/run-command.ts');
    const { composeCommand } = await import('./compose-command.ts');
    const err = (text: string) => log.error('the watcher', text);
    const needs = { home, root, workerFile: '', out: () => {}, err };
    exit(await runCommand(['health', '--notify'], () => composeCommand(needs), err));
  } catch (caught) {
    log.error('the watcher could not look', caught);
    exit(1);
  }
}
