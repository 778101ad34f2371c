import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { besidePackages, plantHouse, root } from './plant-house.ts';

/** Runs one test file under the real configuration, in a place where only this test looks. */
function runVitest(text: string) {
  const house = plantHouse(
    {
      'test/main/a.test.ts': `import { test } from 'vitest';\n${text}`,
    },
    besidePackages,
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    'run',
    '--project',
    'node',
    '--root',
    house,
    '--config',
    join(root, 'vitest.config.ts'),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, [vitest, ...args], {
    encoding: 'utf8',
  });
  return { output: stdout + stderr, status };
}

test('a rejection that nobody handles fails the run', () => {
  const { output, status } = runVitest("test('x', () => { Promise.reject(new Error('lost')); });");
  expect(output).toContain('Unhandled Rejection');
  expect(status).toBe(1);
});

test('a unit test that imports Electron is told where to go', () => {
  const { output, status } = runVitest(
    "import { app } from 'electron';\ntest('x', () => { app.quit(); });",
  );
  expect(output).toContain('Unit tests run without Electron');
  expect(status).toBe(1);
});

test('unit tests run in a zone that no test expects by accident', () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('Pacific/Chatham');
});
