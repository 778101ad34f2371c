import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuNeeds {
  readonly openSettings: () => void;
  readonly newJob: () => void;
}

/** The menu of the windows: what the keyboard expects, and nothing that a page could misuse. */
export function installMenu({ openSettings, newJob }: MenuNeeds): void {
  const isMac = process.platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: openSettings,
  };
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'hide' },
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      { label: 'New job…', accelerator: 'CommandOrControl+N', click: newJob },
      ...(isMac ? [] : [settings]),
      { type: 'separator' },
      { role: 'close' },
      ...(isMac ? [] : [{ role: 'quit' } as const]),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const menus = [...(isMac ? [appMenu] : []), file, { role: 'editMenu' } as const, view];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}
