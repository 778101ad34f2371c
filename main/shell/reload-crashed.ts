import type { BrowserWindow } from 'electron';
import type { Clock } from '../domain/ports.ts';
import type { Log } from './log.ts';

/** A page that dies again so soon would die for ever. */
const againWithinMs = 10_000;

/**
 * Loads a page again whose process was killed or crashed; the engine is another process and goes on.
 * One that dies twice in ten seconds is closed: the tray opens a new one.
 */
export function reloadCrashed(
  window: BrowserWindow,
  { clock, log }: { readonly clock: Pick<Clock, 'after'>; readonly log: Log },
): void {
  let hasDied = false;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('The page of a window ended', reason);
    if (hasDied) return window.destroy();
    hasDied = true;
    clock.after(againWithinMs, () => {
      hasDied = false;
    });
    window.webContents.reload();
  });
}
