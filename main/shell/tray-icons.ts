import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayIcon } from './tray-view.ts';

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
