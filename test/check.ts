// `npm run check`: every tool that reads the source, in the order of what it costs to be wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

// Biome paints each letter, also into a file.
const colours = process.stdout.isTTY ? 'force' : 'off';

const steps = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'lint',
    command: [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      '--error-on-warnings',
      `--colors=${colours}`,
      '.',
    ],
  },
  { name: 'laws', command: ['test/laws/laws.ts'] },
  {
    name: 'unit',
    command: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', '--project', 'dom'],
  },
];

/** Runs every step, also after one that failed, and says what each took; true if all passed. */
export function check(): boolean {
  const results = steps.map(({ name, command }) => {
    const startedAt = performance.now();
    // This very Node: the one on the PATH may be another.
    const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
    return { name, passed: status === 0, seconds: (performance.now() - startedAt) / 1000 };
  });
  for (const { name, passed, seconds } of results) {
    console.log(`${name.padEnd(6)} ${passed ? 'passed' : 'FAILED'} ${seconds.toFixed(1)} s`);
  }
  return results.every(({ passed }) => passed);
}

if (import.meta.main) process.exitCode = check() ? 0 : 1;
