import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme, Tray } from 'electron';
import type { TrayIcon } from './tray-view.ts';

/** The icon beside the clock, for those who hold it without touching Electron. */
export type ShownIcon = Tray;

/** Puts the icon beside the clock, before anything is known that it could tell. */
export function showIcon(folder: string): ShownIcon {
  const icon = new Tray(trayImage(folder, 'normal'));
  performance.mark('the icon is shown');
  return icon;
}

/** `normal`, `running` … as the system at hand wants it. Larger scales lie beside it as `@2x`. */
export function trayImage(folder: string, icon: TrayIcon): NativeImage {
  if (process.platform === 'darwin') {
    const image = nativeImage.createFromPath(join(folder, `${icon}Template.png`));
    image.setTemplateImage(true);
    return image;
  }
  const bar = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  const ending = process.platform === 'win32' ? 'ico' : 'png';
  return nativeImage.createFromPath(join(folder, `${icon}-on-${bar}.${ending}`));
}

/** @returns a function that stops listening */
export function whenThemeChanges(listen: () => void): () => void {
  nativeTheme.on('updated', listen);
  return () => nativeTheme.off('updated', listen);
}
