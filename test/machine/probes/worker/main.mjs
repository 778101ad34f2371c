import { join } from 'node:path';
import { app, utilityProcess } from 'electron';

globalThis.answer = new Promise((resolve, reject) => {
  app.whenReady().then(() => {
    const worker = utilityProcess.fork(join(import.meta.dirname, 'worker.mjs'));
    worker.once('message', resolve);
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
});
