import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { desktopOf } from '../desktop/desktop.ts';
import { killApp, launchApp } from '../desktop/launch-app.ts';
import { electronEnv, root } from '../desktop/runtime.ts';
import { until } from '../desktop/until.ts';

const packaged = join(root, 'dist', 'linux-unpacked');
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const fusesTool = join(root, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');

let folder: string;
let child: ChildProcess | undefined;
let app: ElectronApplication | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'almanac-packaged-'));
});

afterEach(async () => {
  if (app) await killApp(app);
  if (child && child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  app = undefined;
  child = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function fuses(action: 'read' | 'write', executable: string, ...changes: string[]): string {
  const args = [fusesTool, action, '--app', executable, ...changes];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout;
}

test('S19: each fuse of the packaged app stands as it should, and there is none that we do not know', () => {
  const said = fuses('read', join(packaged, 'almanac'));
  const found = [...said.matchAll(/^ {2}(\w+) is (\w+)$/gm)].map(([, name, state]) => [
    name,
    state,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    RunAsNode: 'Disabled',
    EnableCookieEncryption: 'Enabled',
    EnableNodeOptionsEnvironmentVariable: 'Disabled',
    EnableNodeCliInspectArguments: 'Disabled',
    // S21: read on macOS and Windows; Linux has no such check.
    EnableEmbeddedAsarIntegrityValidation: 'Enabled',
    OnlyLoadAppFromAsar: 'Enabled',
    LoadBrowserProcessSpecificV8Snapshot: 'Disabled',
    GrantFileProtocolExtraPrivileges: 'Disabled',
  });
  expect(existsSync(join(packaged, 'resources', 'default_app.asar'))).toBe(false);
});

test('the packaged app holds the public holidays that it loads when a schedule asks', () => {
  // The archive begins with the list of its files.
  const list = readFileSync(join(packaged, 'resources', 'app.asar')).subarray(0, 1_000_000);
  expect(list.toString('latin1')).toMatch(/"holidays\.cjs":\{"size":1\d{6}/);
});

test('S19 F14 G07: whatever its environment and its command line ask, the packaged app is a tray icon and opens no door', async () => {
  const desktop = desktopOf(process.env);
  const marker = join(folder, 'ran');
  const script = join(folder, 'script.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
  const doors = ['--inspect=0', '--inspect-brk=0', '--remote-debugging-port=0', '-r', script];
  const args = ['--hidden', '--home', join(folder, 'home'), ...sandbox, ...doors];
  child = spawn(join(packaged, 'almanac'), args, {
    env: {
      ...electronEnv(process.env),
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require ${script} --inspect=0`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  await until('its icon docks', async () => (await desktop.trayIcons())?.length === 1);
  // By this signal Node opens its inspector.
  child.kill('SIGUSR1');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  expect([said.match(/(Debugger|DevTools) listening.*/)?.[0], existsSync(marker)]).toEqual([
    undefined,
    false,
  ]);
});

test('its twin, one fuse away from the same archive, is driven by Playwright and knows that it is packaged', async () => {
  const twin = join(folder, 'twin');
  cpSync(packaged, twin, { recursive: true });
  fuses('write', join(twin, 'almanac'), 'EnableNodeCliInspectArguments=on');
  app = await launchApp({ executable: join(twin, 'almanac'), home: join(folder, 'home') });
  const facts = await app.evaluate(({ app: { isPackaged, name } }) => ({ isPackaged, name }));
  const archives = [packaged, twin].map((each) => sha256(join(each, 'resources', 'app.asar')));
  expect([facts, new Set(archives).size]).toEqual([{ isPackaged: true, name: 'Almanac' }, 1]);
});

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
