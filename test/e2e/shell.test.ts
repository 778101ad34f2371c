import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventChannel } from '../../preload/contract/bridge.ts';
import { electronEnv, electronExecutable, root } from '../desktop/runtime.ts';
import { until } from '../desktop/until.ts';
import { countRenderers, desktop, newPerson, startApp } from './cast.ts';

test('started hidden, Almanac is a tray icon without a window or a renderer', async () => {
  const app = await startApp(newPerson(), { args: ['--hidden'] });
  await until(
    'the tray shows the icon',
    async () => ((await desktop.trayIcons()) ?? []).length === 1,
  );
  expect([app.windows().length, await countRenderers(app)]).toEqual([0, 0]);
});

test('started hidden by a person who wants the window at login, Almanac shows it', async () => {
  const person = newPerson();
  mkdirSync(person.home, { recursive: true });
  writeFileSync(join(person.home, 'preferences.json'), '{"start.hidden":false}');
  const app = await startApp(person, { args: ['--hidden'] });
  await (await app.firstWindow()).getByRole('heading').first().waitFor();
});

test('closing the window keeps the tray and leaves no renderer', async () => {
  const app = await startApp(newPerson());
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'What should I watch for you?' }).waitFor();
  await window.close();
  await until('no renderer is left', async () => (await countRenderers(app)) === 0);
  expect(await desktop.trayIcons()).toHaveLength(1);
});

test('a window that is asked for while one is just closing opens anew', async () => {
  const app = await startApp(newPerson());
  await (await app.firstWindow()).getByRole('heading').first().waitFor();
  const [again] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(({ app: electron, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.once('destroyed', () => electron.emit('activate'));
      window?.close();
    }),
  ]);
  await again.getByRole('heading', { name: 'What should I watch for you?' }).waitFor();
});

test('that it stays is told at the first close, and only then', async () => {
  const person = newPerson();
  const app = await startApp(person);
  const from = desktop.notifications().length;
  const closeOnce = async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await until('the window is closed', async () => (await countRenderers(app)) === 0);
  };
  const told = () => desktop.notifications().slice(from);
  await (await app.firstWindow()).getByRole('heading').first().waitFor();
  await until('the engine stands', async () => ((await desktop.trayIcons()) ?? []).length === 1);
  await closeOnce();
  await until('it is told', () => told().length === 1);
  const [window] = await Promise.all([
    app.waitForEvent('window'),
    app.evaluate(({ app: electron }) => electron.emit('activate')),
  ]);
  await window.getByRole('heading').first().waitFor();
  await closeOnce();
  expect(told().map(({ summary }) => summary)).toEqual(['Almanac stays beside the clock']);
});

test('a place that is asked for while a page is still being built is shown', async () => {
  const app = await startApp(newPerson());
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'What should I watch for you?' }).waitFor();
  await app.evaluate(({ BrowserWindow }, channel) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.once('dom-ready', () => contents.send(channel, { kind: 'go', path: '/history' }));
    contents?.reload();
  }, eventChannel);
  await page.getByRole('heading', { name: 'History' }).waitFor();
});

test('on a desktop without icons a closed window stays in the list of windows', async () => {
  const env = { ...process.env, XDG_CURRENT_DESKTOP: 'GNOME' };
  const from = desktop.notifications().length;
  const app = await startApp(newPerson(), { env });
  const window = await app.firstWindow();
  await window.getByRole('heading', { name: 'What should I watch for you?' }).waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const [told] = await until('it is told', () => {
    const since = desktop.notifications().slice(from);
    return since.length > 0 && since;
  });
  expect([told?.summary, app.windows().length]).toEqual(['Almanac stays in the window list', 1]);
});

test('a second start on the same home hands over to the first and exits within two seconds', async () => {
  const person = newPerson();
  const app = await startApp(person, { args: ['--hidden'] });
  await until(
    'the tray shows the icon',
    async () => ((await desktop.trayIcons()) ?? []).length === 1,
  );
  const opened = app.waitForEvent('window');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const before = performance.now();
  const second = spawn(electronExecutable(), [root, ...sandbox, '--home', person.home], {
    env: electronEnv(process.env),
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(performance.now() - before).toBeLessThan(4000);
  expect(code).toBe(0);
  await (await opened).getByRole('heading').first().waitFor();
});

test('a window opens again as large as it was left', async () => {
  const person = newPerson();
  const boundsOf = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  const first = await startApp(person);
  await first.firstWindow();
  await first.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 700, height: 500 }),
  );
  const left = await boundsOf(first);
  const ended = once(first.process(), 'exit');
  await first.evaluate(({ app }) => app.quit());
  await ended;
  const second = await startApp(person);
  await second.firstWindow();
  expect([left, await boundsOf(second)]).toMatchObject([{ width: 700, height: 500 }, left]);
});

test('preferences that are no JSON any more are put aside, and the window opens as usual', async () => {
  const person = newPerson();
  mkdirSync(person.home, { recursive: true });
  writeFileSync(join(person.home, 'preferences.json'), '{"window.main":');
  const app = await startApp(person);
  await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await until('the broken file lies aside', () =>
    existsSync(join(person.home, 'preferences.broken.json')),
  );
});
