import { app, BrowserWindow } from 'electron';

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 480, height: 320 });
  window.loadURL('data:text/html,<title>Bare</title><h1>Bare</h1>');
});
