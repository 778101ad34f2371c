// The gate: runs suites in their order and ends with one line, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop } from './desktop/start-desktop.ts';

interface Suite {
  readonly name: string;
  /** A tool below node_modules with its arguments, or a script of this repository. */
  readonly command: readonly string[];
  /** Vitest counts its own tests; any other tool counts as one that passed or failed. */
  readonly isVitest?: true;
  readonly needsDesktop?: true;
  /** Parts that run side by side, each on a desktop of its own: what mostly waits leaves room for another. */
  readonly shards?: number;
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const root = join(import.meta.dirname, '..');
const vitest = (name: string, ...projects: string[]): Suite => ({
  name,
  command: [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.map((project) => `--project=${project}`),
  ],
  isVitest: true,
});

const suites: readonly Suite[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'lint',
    command: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  },
  vitest('unit', 'node', 'dom'),
  vitest('crash', 'crash'),
  { name: 'build', command: ['scripts/launch.mjs', 'build'] },
  { name: 'package', command: ['scripts/package.mjs'] },
  { ...vitest('machine', 'machine'), needsDesktop: true },
  { ...vitest('e2e', 'e2e'), needsDesktop: true, shards: 2 },
  { ...vitest('long', 'long'), needsDesktop: true },
];

const groups: Readonly<Record<string, readonly string[]>> = {
  check: ['types', 'lint', 'unit'],
  test: ['types', 'lint', 'unit', 'crash', 'build', 'package', 'machine', 'e2e'],
  long: ['build', 'long'],
};

async function run([group = 'test', ...args]: readonly string[]): Promise<boolean> {
  const named = args.filter((arg) => suites.some((suite) => suite.name === arg));
  const rest = args.filter((arg) => !named.includes(arg));
  const chosen = named.length > 0 ? named : (groups[group] ?? []);
  const tallies: Tally[] = [];
  for (const suite of suites.filter(({ name }) => chosen.includes(name))) {
    tallies.push(await runSuite(suite, rest));
  }
  const { passed, failed } = total(tallies);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

function total(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((count, tally) => count + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed') };
}

async function runSuite(suite: Suite, args: readonly string[]): Promise<Tally> {
  console.log(`\n── ${suite.name}`);
  const startedAt = performance.now();
  const tally = await runShards(suite, args);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${suite.name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
  return tally;
}

/** A run of named files is not divided: it is short, and its output is to be read. */
async function runShards(suite: Suite, args: readonly string[]): Promise<Tally> {
  const runPart = suite.needsDesktop ? onDesktop : runTool;
  const { shards = 1 } = suite;
  if (shards === 1 || args.length > 0) return runPart(suite, args);
  const parts = Array.from({ length: shards }, (_, index) => `--shard=${index + 1}/${shards}`);
  return total(await Promise.all(parts.map((part) => runPart(suite, [part]))));
}

async function onDesktop(suite: Suite, args: readonly string[]): Promise<Tally> {
  const desktop = await startDesktop();
  try {
    return await runTool(suite, args, desktop.env);
  } finally {
    await desktop.stop();
  }
}

async function runTool(suite: Suite, args: readonly string[], env = process.env): Promise<Tally> {
  if (!suite.isVitest) {
    const code = await exitCode(suite.command, env);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'almanac-results-'));
  const results = join(folder, 'results.json');
  try {
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const code = await exitCode([...suite.command, ...report, ...args], env);
    return countTests(results, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function exitCode(command: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function countTests(file: string, code: number): Tally {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
    };
    const { numPassedTests: passed, numFailedTests: failed } = results;
    // A file that could not be loaded, or a rejection outside any test, fails no test by itself.
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
