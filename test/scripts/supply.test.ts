import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../laws/plant-house.ts';

interface Supply {
  readonly packages: number;
  readonly direct: readonly string[];
  readonly shipped: readonly { readonly name: string; readonly license: string }[];
  readonly installScripts: readonly { readonly name: string; readonly reason: string | null }[];
  readonly unclear: readonly string[];
}

function supply(): Supply {
  const args = ['scripts/supply.mjs', '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('S26: the app imports fewer than 40 packages beside Electron, and each that ships may be given to anybody', () => {
  const { direct, shipped, unclear } = supply();
  expect(direct.filter((name) => name !== 'electron').length).toBeLessThan(40);
  expect(direct).toEqual(expect.arrayContaining(['electron', 'better-sqlite3', 'react']));
  const names = shipped.map(({ name }) => name);
  expect(direct.filter((name) => !names.includes(name))).toEqual([]);
  expect(unclear).toEqual([]);
});

test('S26: what tests and tools need does not ship', () => {
  const names = supply().shipped.map(({ name }) => name);
  const tools = ['vitest', 'playwright-core', 'typescript', 'electron-builder', 'jsdom'];
  expect(names.filter((name) => tools.includes(name))).toEqual([]);
});

test('S26: every package with an install script is listed with a reason, and npm runs none of them', () => {
  const unreasoned = supply().installScripts.filter(({ reason }) => reason === null);
  expect(unreasoned).toEqual([]);
  const { stdout } = spawnSync('npm', ['config', 'get', 'ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('true');
});
