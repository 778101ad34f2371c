// The least that an Electron tray app can be: what Almanac's figures are measured against.
import { join } from 'node:path';
import { app, BrowserWindow, Menu, nativeImage, Tray } from 'electron';

const home = process.argv[process.argv.indexOf('--home') + 1];
app.setPath('userData', home);
app.setPath('sessionData', join(home, 'browser'));
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Without a listener Electron quits with the last window.
app.on('window-all-closed', () => undefined);

// What a click on the icon asks for.
app.on('activate', () => openWindow());

app.whenReady().then(() => {
  const bitmap = Buffer.alloc(22 * 22 * 4, 200);
  // Held here: what is only referenced by a finished function is collected, and vanishes.
  globalThis.tray = new Tray(nativeImage.createFromBitmap(bitmap, { width: 22, height: 22 }));
  globalThis.tray.setContextMenu(Menu.buildFromTemplate([{ role: 'quit' }]));
  if (!process.argv.includes('--hidden')) openWindow();
});

/** As large as Almanac's, and shown as Electron's guide says: when there is something to see. */
function openWindow() {
  const window = new BrowserWindow({ width: 1100, height: 760, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile(join(import.meta.dirname, 'index.html'));
}
