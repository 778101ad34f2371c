import { type BaseWindow, dialog, shell } from 'electron';
import { RunFailure } from '../domain/failure.ts';
import { readExternalLink } from './external-link.ts';
import type { Log } from './log.ts';

export type OpenExternal = (text: string, parent: BaseWindow | null) => void;

/**
 * The one place that hands an address to the system, after asking with the real host. While a
 * question is open others are dropped: a page cannot bury the user in dialogs.
 */
export function createOpenExternal({ log }: { readonly log: Log }): OpenExternal {
  let isAsking = false;
  return (text, parent) => {
    const question = readExternalLink(text);
    if (!question || isAsking) return;
    isAsking = true;
    ask(question.message, question.detail, parent)
      .then((isAgreed) => (isAgreed ? shell.openExternal(question.address) : undefined))
      .catch((error: unknown) => log.warn('a link could not be opened', error))
      .finally(() => {
        isAsking = false;
      });
  };
}

/**
 * Opens a draft with the mail program of this laptop.
 * @throws RunFailure `delivery-failed` when there is none
 */
export async function openDraftFile(path: string): Promise<void> {
  const refusal = await shell.openPath(path);
  if (refusal === '') return;
  throw new RunFailure(
    'delivery-failed',
    `No program on this laptop opens drafts. The draft lies in ${path}; open it from your mail program.`,
    { permanent: true, cause: refusal },
  );
}

async function ask(message: string, detail: string, parent: BaseWindow | null): Promise<boolean> {
  const options = {
    type: 'question' as const,
    message,
    detail,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const { response } = parent
    ? await dialog.showMessageBox(parent, options)
    : await dialog.showMessageBox(options);
  return response === 0;
}

/** Shows a folder of ours in the system's file manager. */
export function showFolder(path: string): void {
  shell.showItemInFolder(path);
}
