import { type BrowserWindow, dialog } from 'electron';

/** Asks for a CSV file with the system's own dialog. @returns its path, or null when given up */
export async function chooseCsvFile(parent: BrowserWindow | null): Promise<string | null> {
  const options = {
    title: 'Choose a CSV file',
    properties: ['openFile' as const],
    filters: [
      { name: 'Tables as text', extensions: ['csv', 'tsv', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
  };
  const { canceled, filePaths } = parent
    ? await dialog.showOpenDialog(parent, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}
