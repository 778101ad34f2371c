import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../desktop/runtime.ts';
import type { Mutant } from './mutants.ts';

const notCopied = /^(node_modules|out|dist|shots|demo|coverage|\.git|\.cache)$/;

export interface Verdict {
  /** Names of the tests that failed; null when they could not be run at all, which is no catch. */
  readonly failed: readonly string[] | null;
  readonly passed: number;
}

/** A copy of the tree to plant bugs in; packages are shared with this one. */
export function copyTree(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-mutants-'));
  cpSync(root, folder, {
    recursive: true,
    filter: (path) =>
      path === root || !notCopied.test(path.slice(root.length + 1).split('/')[0] ?? ''),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The file as it would be with the bug. @throws Error when what it replaces does not stand there once */
export function planted({ file, find, replace }: Mutant, text: string): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} holds what is to be replaced ${times} times:\n${find}`);
  return text.replace(find, () => replace);
}

/** Plants one bug, runs the tests that must notice it, and takes it out again. */
export async function tryMutant(folder: string, mutant: Mutant): Promise<Verdict> {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, planted(mutant, original));
  try {
    return await runTests(folder, mutant.caughtBy, mutant.needsApp ?? false, 1);
  } finally {
    writeFileSync(path, original);
  }
}

/**
 * Runs files of tests in the copy.
 * @param needsApp builds it first: these drive a real Electron
 * @param enough so many failures end it; 0 for all
 */
export async function runTests(
  folder: string,
  files: readonly string[],
  needsApp: boolean,
  enough = 0,
): Promise<Verdict> {
  if (needsApp && (await exitCode(folder, ['scripts/launch.mjs', 'build'])) !== 0) {
    return { failed: null, passed: 0 };
  }
  const results = join(folder, 'results.json');
  rmSync(results, { force: true });
  await exitCode(folder, [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${needsApp ? 'e2e' : 'node'}`,
    `--bail=${enough}`,
    // A crowded machine must not look like a caught bug.
    '--testTimeout=300000',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...files.map((file) => `test/${file}`),
  ]);
  return readVerdict(results);
}

function readVerdict(results: string): Verdict {
  try {
    const read = JSON.parse(readFileSync(results, 'utf8')) as Results;
    const all = read.testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    return { failed: all.length > 0 ? failed : null, passed: read.numPassedTests };
  } catch {
    return { failed: null, passed: 0 };
  }
}

interface Results {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function exitCode(cwd: string, args: readonly string[]): Promise<number> {
  // What the suite around this one set for its own workers is not for the one inside.
  const env = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV$|TZ$)/.test(name),
  );
  const child = spawn(process.execPath, args, {
    cwd,
    env: Object.fromEntries(env),
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
