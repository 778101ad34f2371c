import { type BrowserWindow, dialog } from 'electron';

/** Asks for a file of data with the system's own dialog. @returns its path, or null when given up */
export async function chooseDataFile(
  parent: BrowserWindow | null,
  endings: readonly string[],
): Promise<string | null> {
  const options = {
    title: 'Choose a file',
    properties: ['openFile' as const],
    filters: [
      { name: 'Tables', extensions: [...endings] },
      { name: 'All files', extensions: ['*'] },
    ],
  };
  const { canceled, filePaths } = parent
    ? await dialog.showOpenDialog(parent, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}
