import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations } from './laws.ts';
import { plantHouse, root, waysToImport } from './plant-house.ts';

/** The laws that a house with these files breaks, as `file:line law`. */
function breaches(files: Readonly<Record<string, string>>): string[] {
  return findViolations(plantHouse(files)).map(({ file, line, law }) => `${file}:${line} ${law}`);
}

test('the house obeys its laws', () => {
  expect(findViolations(root)).toEqual([]);
});

describe('imports', () => {
  test.each([
    ['main/engine/a.ts', '../store/x.ts', 'rooms'],
    ['main/engine/deep/er/a.ts', '../../../store/x.ts', 'rooms'],
    ['main/domain/a.ts', '../engine/x.ts', 'rooms'],
    ['main/shell/a.ts', '../../preload/contract/x.ts', 'rooms'],
    ['main/ipc/a.ts', '../shell/x.ts', 'rooms'],
    ['main/engine/a.ts', '../compose.ts', 'rooms'],
    ['main/store/a.ts', '../../package.json', 'rooms'],
    ['main/compose.ts', '../renderer/lib/x.ts', 'rooms'],
    ['main/compose.ts', '../test/x.ts', 'rooms'],
    ['preload/contract/a.ts', '../index.ts', 'rooms'],
    ['preload/contract/a.ts', '../../main/domain/x.ts', 'rooms'],
    ['preload/index.ts', '../main/domain/x.ts', 'rooms'],
    ['renderer/lib/a.ts', '../../main/domain/x.ts', 'rooms'],
    ['renderer/lib/a.ts', '../ui/x.tsx', 'rooms'],
    ['renderer/ui/a.tsx', '../screens/jobs/x.tsx', 'rooms'],
    ['renderer/main.tsx', './screens/jobs/x.tsx', 'rooms'],
    ['renderer/screens/jobs/a.tsx', '../history/x.tsx', 'rooms'],
    ['renderer/screens/jobs/deep/a.tsx', '../../history/x.tsx', 'rooms'],
    ['renderer/screens/jobs/a.tsx', '../../app.tsx', 'rooms'],
    ['renderer/screens/jobs/a.tsx', '../../../preload/index.ts', 'rooms'],
    ['main/engine/a.ts', '../../../elsewhere/x.ts', 'rooms'],
    ['renderer/lib/a.ts', '/main/domain/x.ts', 'imports'],
    ['main/engine/a.ts', 'electron', 'packages'],
    ['main/compose.ts', 'electron', 'packages'],
    ['main/worker.ts', 'electron-store', 'packages'],
    ['renderer/lib/a.ts', 'electron', 'packages'],
    ['main/engine/a.ts', 'better-sqlite3', 'packages'],
    ['main/compose.ts', 'better-sqlite3', 'packages'],
    ['main/engine/sweep.ts', 'croner', 'packages'],
    ['main/jobfile/a.ts', 'croner', 'packages'],
    ['main/command/a.ts', 'openai', 'packages'],
    ['main/store/deep/a.ts', '@duckdb/node-api', 'packages'],
    ['main/domain/a.ts', 'zod', 'packages'],
    ['main/domain/a.ts', 'node:crypto', 'packages'],
    ['main/domain/a.ts', 'temporal-polyfill/global', 'packages'],
    ['main/engine/a.ts', 'node:timers/promises', 'packages'],
    ['preload/contract/a.ts', 'temporal-polyfill', 'packages'],
    ['renderer/lib/a.ts', 'node:fs', 'packages'],
    ['renderer/lib/a.ts', 'fs', 'packages'],
  ])('%s may not import %s, however written', (file, specifier, law) => {
    for (const [way, text] of Object.entries(waysToImport(specifier))) {
      expect(breaches({ [file]: `\n${text}` }), way).toEqual([`${file}:2 ${law}`]);
    }
  });

  test.each([
    ['main/engine/a.ts', '../domain/x.ts'],
    ['main/engine/deep/a.ts', '../sweep.ts'],
    ['main/ipc/a.ts', '../../preload/contract/x.ts'],
    ['main/compose.ts', './store/x.ts'],
    ['main/index.ts', './compose.ts'],
    ['main/store/a.ts', './0001-first.sql?raw'],
    ['preload/index.ts', './contract/x.ts'],
    ['preload/index.ts', 'electron'],
    ['preload/contract/deep/a.ts', '../x.ts'],
    ['renderer/app.tsx', './screens/jobs/x.tsx'],
    ['renderer/main.tsx', './app.tsx'],
    ['renderer/screens/jobs/a.tsx', './deep/x.tsx'],
    ['renderer/screens/jobs/a.tsx', '../../ui/x.tsx'],
    ['renderer/screens/jobs/a.tsx', '../../../preload/contract/x.ts'],
    ['main/shell/a.ts', 'electron'],
    ['main/shell/a.ts', 'node:timers/promises'],
    ['main/store/a.ts', 'better-sqlite3'],
    ['main/engine/timetable.ts', 'croner'],
    ['main/pipeline/analyze/a.ts', '@duckdb/node-api'],
    ['main/domain/a.ts', 'temporal-polyfill'],
    ['test/main/engine/a.test.ts', '../../../main/store/x.ts'],
  ])('%s may import %s', (file, specifier) => {
    for (const [way, text] of Object.entries(waysToImport(specifier))) {
      expect(breaches({ [file]: text }), way).toEqual([]);
    }
  });

  test.each([
    ["import x = require('../store/x.ts');", 'rooms'],
    ["export const x = require('../store/x.ts');", 'rooms'],
    ["export const x = import.meta.glob('../store/*.ts');", 'rooms'],
    ["export const x = import.meta.glob(['./*.ts', '../store/*.ts']);", 'rooms'],
    ["import '../store/x.ts';", 'rooms'],
    ['export const x = import(`../store/x.ts`);', 'rooms'],
    ['export const x = (name: string) => import(name);', 'imports'],
    ["export const x = (name: string) => import('../' + name);", 'imports'],
    ["import x from '#store';", 'imports'],
  ])('in main/engine, `%s` is seen', (text, law) => {
    expect(breaches({ 'main/engine/a.ts': text })).toEqual([`main/engine/a.ts:1 ${law}`]);
  });

  test.each([
    'src/a.ts',
    'main/utils/a.ts',
    'main/clock.ts',
    'preload/bridge.ts',
    'renderer/hooks/a.ts',
    'renderer/router.tsx',
    'services/a.mjs',
  ])('%s is in no room', (file) => {
    expect(breaches({ [file]: 'export const x = 1;\n' })[0]).toBe(`${file}:1 rooms`);
  });

  test('a folder within a room is not called helpers', () => {
    expect(breaches({ 'test/main/helpers/a.ts': 'export const x = 1;\n' })).toEqual([
      'test/main/helpers/a.ts:1 rooms',
    ]);
  });
});

describe('time, randomness and the network in domain and engine', () => {
  test.each([
    'Date.now();',
    "Date['now']();",
    'new Date();',
    'Date();',
    'globalThis.Date.now();',
    'const { now } = Date;',
    'const Clock = Date;',
    'Math.random();',
    'const { random } = Math;',
    'Temporal.Now.instant();',
    'performance.now();',
    'setTimeout(() => {}, 1);',
    'globalThis.setTimeout(() => {}, 1);',
    'const later = setTimeout;',
    'const f = (wait = setTimeout) => wait;',
    'const ports = { fetch };',
    "fetch('https://example.com');",
    'setInterval(() => {}, 1);',
    'crypto.randomUUID();',
  ])('`%s` is refused', (text) => {
    for (const file of ['main/domain/a.ts', 'main/engine/deep/er/a.ts']) {
      expect(new Set(breaches({ [file]: text }))).toEqual(new Set([`${file}:1 pure`]));
    }
    expect(breaches({ 'main/shell/a.ts': text })).toEqual([]);
  });

  test('a number turned into a Date, a step named fetch and a type of Date are not refused', () => {
    const text = [
      'export const at = (ms: number): Date => new Date(ms);',
      'export const run = (steps: { fetch(): void }) => steps.fetch();',
      'export const go = ({ fetch }: { fetch(): void }) => fetch();',
      'export const largest = Math.max(1, Date.UTC(2026));',
    ].join('\n');
    expect(breaches({ 'main/engine/a.ts': text })).toEqual([]);
  });
});

describe('habits', () => {
  test.each([
    ['any', 'main/shell/a.ts', 'export const x = (y: any) => y;'],
    ['any', 'test/main/a.test.ts', 'export const x = [] as any[];'],
    ['named-exports', 'renderer/ui/a.tsx', 'export default () => <b />;'],
    ['named-exports', 'main/store/a.ts', 'const x = 1; export { x as default };'],
    ['named-exports', 'main/store/a.ts', "export { default } from './b.ts';"],
    ['named-exports', 'main/store/b.config.ts', 'export default 1;'],
    ['type-checked', 'main/store/a.ts', '// @ts-ignore'],
    ['type-checked', 'main/store/a.ts', '/* @ts-nocheck */'],
    ['type-checked', 'main/domain/a.ts', '/// <reference lib="dom" />'],
    ['no-todo', 'scripts/a.mjs', '// TODO: later'],
    ['no-todo', 'renderer/ui/a.tsx', 'export const x = <b>{/* FIXME */}</b>;'],
    ['whole-suite', 'test/main/a.test.ts', "test.only('x', () => {});"],
    ['whole-suite', 'test/main/a.test.ts', "describe.concurrent.skip('x', () => {});"],
    ['whole-suite', 'test/main/a.test.ts', "it.todo('x');"],
    ['whole-suite', 'test/main/a.test.ts', "xit('x', () => {});"],
    ['no-module-mocks', 'test/main/a.test.ts', "vi.mock('electron');"],
    ['no-module-mocks', 'test/main/a.test.ts', "vi.doMock('electron');"],
    ['no-sleeps', 'test/main/a.test.ts', 'await new Promise((go) => setTimeout(go, 10));'],
    ['no-sleeps', 'test/e2e/a.test.ts', 'await page.waitForTimeout(10);'],
    [
      'no-sleeps',
      'test/main/a.test.ts',
      "import { setTimeout as wait } from 'node:timers/promises';",
    ],
    ['no-sleeps', 'test/machine/a.test.ts', 'Atomics.wait(cells, 0, 0, 10);'],
    ['parses', 'main/store/a.ts', 'export const = ;'],
  ])('%s: in %s, `%s` is refused', (law, file, text) => {
    expect(breaches({ [file]: `\n${text}\n` })).toEqual([
      `${file}:${law === 'parses' ? 1 : 2} ${law}`,
    ]);
  });

  test('a tool config exports a default, a declaration may, and the desktop may wait', () => {
    expect(
      breaches({
        'vitest.config.ts': 'export default {};',
        'main/store/sql.d.ts':
          "declare module '*.sql?raw' { const sql: string; export default sql; }",
        'test/desktop/a.ts': 'setTimeout(() => {}, 10);',
        'test/main/a.test.ts': "test.skipIf(process.platform === 'win32')('x', () => {});",
        'main/store/todo.ts': "export const text = 'TODO @ts-ignore any';",
      }),
    ).toEqual([]);
  });

  test.each([
    ['main/engine/a.ts', 250],
    ['renderer/ui/a.tsx', 250],
    ['main/compose.ts', 150],
    ['main/index.ts', 50],
  ])('%s has at most %i lines', (file, limit) => {
    const lines = (count: number) => 'export {};\n'.repeat(count);
    expect(breaches({ [file]: lines(limit) })).toEqual([]);
    expect(breaches({ [file]: lines(limit + 1) })).toEqual([`${file}:1 length`]);
  });
});

test('the command prints file, line, law and sentence, and exits 1', () => {
  const house = plantHouse({ 'main/engine/a.ts': "\nimport '../store/x.ts';\n" });
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'laws.ts'), house],
    {
      encoding: 'utf8',
    },
  );
  expect({ stdout, status }).toEqual({
    stdout:
      'main/engine/a.ts:2 rooms: main/engine reaches main/store/x.ts; it may reach only: itself, main/domain\n',
    status: 1,
  });
});

test('a line is counted in characters as an editor counts, whatever stands before it', () => {
  expect(breaches({ 'main/engine/a.ts': "// 😀 é\n\nimport '../store/x.ts';\n" })).toEqual([
    'main/engine/a.ts:3 rooms',
  ]);
});
