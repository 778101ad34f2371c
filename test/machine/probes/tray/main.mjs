import { app, Notification, nativeImage, Tray } from 'electron';

// Held here: what is only referenced by a finished function is collected, and vanishes.
globalThis.held = {};
globalThis.clicks = 0;

app.whenReady().then(() => {
  const icon = nativeImage.createFromBitmap(Buffer.alloc(22 * 22 * 4, 200), {
    width: 22,
    height: 22,
  });
  globalThis.held.tray = new Tray(icon);
  globalThis.held.notification = new Notification({
    title: 'Report ready',
    body: 'Weekly sales: 3 findings',
  });
  globalThis.held.notification.on('click', () => {
    globalThis.clicks += 1;
  });
  globalThis.held.notification.show();
});
