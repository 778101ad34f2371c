import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../desktop/runtime.ts';
import { newPerson, openApp, startWithReport } from './cast.ts';

const preload = join(root, 'out', 'preload', 'index.cjs');

test('a window has neither Node nor Electron, only call and listen', async () => {
  const { page } = await openApp();
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys(window.almanac),
    isFrozen: Object.isFrozen(window.almanac),
  }));
  expect(seen).toEqual({ node: [], bridge: ['call', 'listen', 'pathOf'], isFrozen: true });
});

test('every page is sandboxed and isolated', async () => {
  const { app } = await startWithReport(newPerson());
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in Electron's types, though its own security guide checks by it.
      const { getLastWebPreferences } = contents as unknown as Preferences;
      const preferences = getLastWebPreferences.call(contents);
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = preferences;
      return { sandbox, contextIsolation, nodeIntegration, webSecurity };
    }),
  );
  const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };
  expect(preferences).toEqual([safe]);
});

interface Preferences {
  getLastWebPreferences(this: unknown): Electron.WebPreferences;
}

const badCalls: readonly (readonly [unknown, unknown])[] = [
  ['jobs.steal', null],
  ['__proto__', null],
  ['constructor', null],
  [null, null],
  [{ toString: 'jobs.read' }, null],
  ['jobs.read', {}],
  ['jobs.read', 'all'],
  ['report.read', null],
  ['report.read', { runId: '../../etc/passwd' }],
  ['report.read', { runId: 'a', more: 1 }],
  ['report.fact', { runId: 'a', n: -1 }],
  ['report.fact', { runId: 'a', n: Number.NaN }],
  ['job.run-now', { jobId: 'sales', again: 'yes' }],
  ['job.remove', { jobId: ['sales'] }],
  ['window.open-main', { path: 'https://example.org' }],
  ['window.open-settings', { page: '../about' }],
];

test('a call that does not exist or has the wrong shape is answered with a refusal', async () => {
  const { page } = await openApp();
  const answers = await page.evaluate((calls) => {
    const call = window.almanac.call as (...given: readonly unknown[]) => Promise<unknown>;
    return Promise.all(calls.map(([name, argument]) => call(name, argument)));
  }, badCalls);
  const refused = { ok: false, failures: [expect.objectContaining({ code: 'not-allowed' })] };
  expect(answers).toEqual(badCalls.map(() => refused));
});

const callHome = (): Promise<unknown> => window.almanac.call('jobs.names', null);

test('a page of another origin that got hold of the bridge is refused', async () => {
  const { app } = await openApp();
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, file) => {
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload: file } });
    void foreign.loadURL('data:text/html,<title>foreign</title>');
  }, preload);
  const foreign = await opened;
  await foreign.waitForURL(/^data:/);
  expect(await foreign.evaluate(callHome)).toMatchObject({ ok: false });
});

test('a frame within our own page that got hold of the bridge is refused', async () => {
  const { app } = await openApp();
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, file) => {
    const webPreferences = { preload: file, nodeIntegrationInSubFrames: true };
    const careless = new BrowserWindow({ show: false, webPreferences });
    void careless.loadURL('app://almanac/index.html');
  }, preload);
  const careless = await opened;
  await careless.getByRole('heading', { name: 'Upcoming' }).waitFor();
  const answers = await careless.evaluate(async () => {
    const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<p>inside</p>' });
    const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await isLoaded;
    const { almanac } = frame.contentWindow as Window;
    const calls = [window.almanac, almanac].map((bridge) => bridge.call('jobs.names', null));
    return (await Promise.all(calls)).map(({ ok }) => ok);
  });
  expect(answers).toEqual([true, false]);
});
