import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { besidePackages, plantHouse, root, waysToImport } from './plant-house.ts';

const configs = Object.fromEntries(
  globSync(['tsconfig*.json', '{main,preload,renderer,test}/{,*/}tsconfig.json'], {
    cwd: root,
  }).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
);

/** Type errors as `file: message`, from the compiler that `npm run check` runs. */
function compile(files: Readonly<Record<string, string>>): string[] {
  const house = plantHouse({ ...configs, ...files }, besidePackages);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-b', '--pretty', 'false'], {
    cwd: house,
    encoding: 'utf8',
  });
  const errors = stdout.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+): (.*)$/gm);
  return [...errors].map(([, file, code, text]) => `${file} ${code} ${text?.split('. ')[0]}`);
}

const target = 'export const x = 1;\nexport type X = number;\n';
const ways = Object.keys(waysToImport('./x.ts'));

test.each([
  ['main/engine', 'main/store'],
  ['main/domain', 'main/engine'],
  ['main/shell', 'preload/contract'],
  ['main/ipc', 'main/pipeline'],
  ['preload/contract', 'main/domain'],
  ['preload/contract', 'renderer/lib'],
  ['renderer/lib', 'renderer/ui'],
  ['renderer/ui', 'renderer/screens'],
  ['renderer/screens', 'main/domain'],
  ['renderer/lib', 'main/ipc'],
])('the compiler refuses an import of %s from %s, however written and however deep', (from, to) => {
  const up = from.replace(/\w+/g, '..');
  // A target of its own for each import: the compiler names each foreign file once.
  const planted = ways.flatMap((way, at) => [
    { file: `${from}/near${at}.ts`, foreign: `${to}/x${at}.ts`, up, way },
    { file: `${from}/a/b/deep${at}.ts`, foreign: `${to}/z${at}.ts`, up: `../../${up}`, way },
  ]);
  const files = planted.flatMap(({ file, foreign, up, way }) => [
    [foreign, target],
    [file, waysToImport(`${up}/${foreign}`)[way] ?? ''],
  ]);

  const refused = compile(Object.fromEntries(files)).filter((error) => error.includes(' TS6307 '));

  expect(refused.map((error) => error.split(' ')[0]).sort()).toEqual(
    planted.map(({ file }) => file).sort(),
  );
});

test('the compiler lets rooms reach domain, and ipc and windows the contract', () => {
  const { 'plain import': domain = '' } = waysToImport('../domain/x.ts');
  const { 'plain import': contract = '' } = waysToImport('../../preload/contract/x.ts');
  const errors = compile({
    'main/domain/x.ts': target,
    'preload/contract/x.ts': target,
    'main/engine/y.ts': domain,
    'main/shell/y.ts': domain,
    'main/ipc/y.ts': contract,
    'renderer/lib/y.ts': contract,
    'renderer/screens/jobs/y.tsx': waysToImport('../../lib/y.ts')['plain import'] ?? '',
  });
  expect(errors).toEqual([
    "renderer/screens/jobs/y.tsx TS2305 Module '\"../../lib/y.ts\"' has no exported member 'x'.",
  ]);
});

test.each(['main/domain', 'preload/contract'])(
  '%s has no timer, network, console, process or window',
  (room) => {
    const globals = ['setTimeout', 'fetch', 'console', 'process', 'window', 'Buffer'];
    const files = globals.map((name) => [`${room}/${name}.ts`, `export const x = ${name};\n`]);
    const errors = compile(Object.fromEntries(files));
    expect(errors.map((error) => error.split(' ')[0]).sort()).toEqual(
      files.map(([file]) => file).sort(),
    );
  },
);

test('a window has no Node, and no room but a window has a document', () => {
  const errors = compile({
    'renderer/ui/a.ts': 'export const x = process.cwd();\n',
    'renderer/ui/b.ts': 'export const x = document;\n',
    'renderer/lib/c.ts': "import fs from 'node:fs';\nexport const x = fs.constants;\n",
    'main/shell/d.ts': 'export const x = document;\n',
    'preload/index.ts': 'export const x = document;\n',
  });
  expect(errors.map((error) => error.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
    'main/shell/d.ts TS2584',
    'preload/index.ts TS2584',
    'renderer/lib/c.ts TS2591',
    'renderer/ui/a.ts TS2591',
  ]);
});

test('what Node cannot strip, and an import without its extension, is refused', () => {
  const errors = compile({
    'main/engine/a.ts': 'export enum Colour { Red }\n',
    'main/engine/b.ts': 'export class B { constructor(readonly x: number) {} }\n',
    'main/engine/c.ts': "import { B } from './b';\nexport const c = B;\n",
    'main/engine/d.ts': "import { Y } from './e.ts';\nexport type D = Y;\n",
    'main/engine/e.ts': 'export type Y = number;\n',
  });
  expect(errors.map((error) => error.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
    'main/engine/a.ts TS1294',
    'main/engine/b.ts TS1294',
    'main/engine/c.ts TS2835',
    'main/engine/d.ts TS1484',
  ]);
});
