import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

/** Asks for a folder with the system's own dialog. @returns its path, or null when given up */
export async function chooseFolder(parent: BrowserWindow | null): Promise<string | null> {
  return chooseOne(parent, {
    title: 'Choose a folder',
    properties: ['openDirectory', 'createDirectory'],
  });
}

/** Asks for a file of data with the system's own dialog. @returns its path, or null when given up */
export async function chooseDataFile(
  parent: BrowserWindow | null,
  endings: readonly string[],
): Promise<string | null> {
  return chooseOne(parent, {
    title: 'Choose a file',
    filters: [
      { name: 'Tables', extensions: [...endings] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
}

/** Asks for a job file, as the command writes them. @returns null when given up */
export async function chooseJobFile(parent: BrowserWindow | null): Promise<string | null> {
  return chooseOne(parent, {
    title: 'Choose a job file',
    filters: [{ name: 'Job files', extensions: ['almanac', 'yaml', 'yml', 'json'] }],
  });
}

/** Asks for one file, or what the properties say. @returns its path, or null when given up */
export async function chooseOne(
  parent: BrowserWindow | null,
  { properties = ['openFile'], ...asked }: OpenDialogOptions,
): Promise<string | null> {
  const options = { ...asked, properties };
  const { canceled, filePaths } = parent
    ? await dialog.showOpenDialog(parent, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where a file shall go; the system asks before it would replace one. @returns null when given up */
export async function chooseSavePath(
  parent: BrowserWindow | null,
  { path, kind, ending }: { readonly path: string; readonly kind: string; readonly ending: string },
): Promise<string | null> {
  const options = {
    title: `Save as ${kind}`,
    defaultPath: path,
    filters: [{ name: kind, extensions: [ending] }],
  };
  const { canceled, filePath } = parent
    ? await dialog.showSaveDialog(parent, options)
    : await dialog.showSaveDialog(options);
  return canceled || !filePath ? null : filePath;
}

/** Asks for a folder that files shall go into. @returns null when given up */
export async function chooseSaveFolder(
  parent: BrowserWindow | null,
  { folder, title }: { readonly folder: string; readonly title: string },
): Promise<string | null> {
  const options = {
    title,
    buttonLabel: 'Save here',
    defaultPath: folder,
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const { canceled, filePaths } = parent
    ? await dialog.showOpenDialog(parent, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
}
