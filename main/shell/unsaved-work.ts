import { type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';

/**
 * Asks before a window closes over work that its page holds unsaved: the page refuses to unload, and
 * Electron alone would leave the window open without a word. What is not answered is kept.
 */
export function askBeforeDiscarding(window: BrowserWindow, log: Log): void {
  let isAsking = false;
  window.webContents.on('will-prevent-unload', () => {
    if (isAsking) return;
    isAsking = true;
    // Not the synchronous question, which would hold up the engine until somebody answers.
    ask(window)
      .then((isDiscarded) => {
        if (isDiscarded && !window.isDestroyed()) window.destroy();
      })
      .catch((error: unknown) => log.warn('a window with unsaved work could not ask', error))
      .finally(() => {
        isAsking = false;
      });
  });
}

async function ask(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Discard what you changed?',
    detail: 'What you changed in this window is not saved yet.',
    buttons: ['Discard changes', 'Keep editing'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
