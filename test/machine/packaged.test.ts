import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

test('the packaged app neither runs as Node nor takes an inspector, and has no default app', () => {
  const said = fuses('read', join(packaged, 'almanac'));
  for (const fuse of [
    'RunAsNode',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'GrantFileProtocolExtraPrivileges',
  ]) {
    expect(said).toContain(`${fuse} is Disabled`);
  }
  expect(said).toContain('OnlyLoadAppFromAsar is Enabled');
  expect(existsSync(join(packaged, 'resources', 'default_app.asar'))).toBe(false);
});

test('the packaged app holds the public holidays that it loads when a schedule asks', () => {
  // The archive begins with the list of its files.
  const list = readFileSync(join(packaged, 'resources', 'app.asar')).subarray(0, 1_000_000);
  expect(list.toString('latin1')).toMatch(/"holidays\.cjs":\{"size":1\d{6}/);
});

test('the packaged app starts hidden and docks in the tray', async () => {
  const desktop = desktopOf(process.env);
  const args = ['--hidden', '--home', join(folder, 'home'), ...sandbox];
  child = spawn(join(packaged, 'almanac'), args, {
    env: electronEnv(process.env),
    stdio: 'ignore',
  });
  await until('its icon docks', async () => (await desktop.trayIcons())?.length === 1);
});

test('its twin, one fuse away, is driven by Playwright and knows that it is packaged', async () => {
  const twin = join(folder, 'twin');
  cpSync(packaged, twin, { recursive: true });
  fuses('write', join(twin, 'almanac'), 'EnableNodeCliInspectArguments=on');
  app = await launchApp({ executable: join(twin, 'almanac'), home: join(folder, 'home') });
  const facts = await app.evaluate(({ app: { isPackaged, name } }) => ({ isPackaged, name }));
  expect(facts).toEqual({ isPackaged: true, name: 'Almanac' });
});
