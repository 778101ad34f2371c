// Starts every tool with the pinned Node by its absolute path: a shell that ran set-up still
// remembers the old Node, and what set-up found out cannot pass `&&` as variables.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { electronBinary } from './official-electron.mjs';
import { describeFailure, readState, root, SetupFailure } from './project.mjs';
import { setUp } from './setup.mjs';

const inPackages = (path) => join(root, 'node_modules', path);

const tasks = {
  start: startApp,
  dev: startDev,
  check: (state, args) => runNode(state, ['test/run.ts', 'check', ...args]),
  test: (state, args) => runNode(state, ['test/run.ts', 'test', ...args]),
  'test:long': (state, args) => runNode(state, ['test/run.ts', 'long', ...args]),
  bench: runBench,
  demo: (state, args) => runBuilt(state, ['test/demo.ts', ...args]),
  shots: (state, args) =>
    runBuilt(state, [
      '--import',
      './test/main/store/child/raw-sql.ts',
      'test/shots/run.ts',
      ...args,
    ]),
  build: async ({ node }) => {
    await buildIfStale(node);
    return 0;
  },
  package: (state) => runBuilt(state, ['scripts/package.mjs']),
  supply: (state, args) => runNode(state, ['scripts/supply.mjs', ...args]),
  scan: (state, args) => runNode(state, ['test/scan/scan.ts', ...args]),
  almanac: runCommand,
};

async function startApp(state, args) {
  const needsDisplay = process.platform === 'linux';
  if (needsDisplay && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new SetupFailure(
      'There is no display here: start Almanac on a desktop, or see it work with `npm run demo`.',
    );
  }
  await buildIfStale(state.node);
  const sandbox = noSandboxForRoot('--no-sandbox');
  const cli = inPackages('electron/cli.js');
  return runNode(state, [cli, root, ...sandbox, ...args], { env: electronEnvironment(state) });
}

/** Chromium refuses its sandbox to root; everybody else gets it. */
function noSandboxForRoot(flag) {
  return process.getuid?.() === 0 ? [flag] : [];
}

/** Main and preload are built again and the app restarted at each change; pages come from the build. */
async function startDev(state, args) {
  await buildIfStale(state.node);
  const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : [];
  const cli = inPackages('electron-vite/bin/electron-vite.js');
  const env = electronEnvironment(state);
  return runNode(state, [cli, 'dev', '--watch', ...sandbox, ...args], { env });
}

/** `npm run bench`, or one of the benches that need no build: they run under plain Node. */
function runBench(state, [name, ...args]) {
  const hooks = './test/main/store/child/raw-sql.ts';
  const ofStore = [
    'register',
    'lateness',
    'idle-timers',
    'wake',
    'ledger',
    'nab',
    'logs',
    'search',
    'agent',
    'deliver',
    'sources',
  ];
  if (ofStore.includes(name)) {
    const file = ['ledger', 'nab', 'logs', 'sources'].includes(name)
      ? `${name}/run.ts`
      : `${name}.ts`;
    return runNode(state, ['--import', hooks, `test/bench/${file}`, ...args]);
  }
  if (name === 'window' || name === 'full')
    return runBuilt(state, ['--import', hooks, `test/bench/${name}/run.ts`, ...args]);
  if (name === 'start-steps') return runBuilt(state, ['test/bench/start-steps.ts', ...args]);
  return runBuilt(state, ['test/bench/run.ts', ...(name ? [name] : []), ...args]);
}

async function runBuilt(state, args) {
  await buildIfStale(state.node);
  return runNode(state, args);
}

/** `almanac …`: silent about itself, and file names are read where the caller stands. */
async function runCommand(_state, args) {
  const isPrinted = args.includes('pdf') || args.includes('--format=pdf');
  await setUp(isPrinted ? 'almanac pdf' : 'almanac', { quiet: true });
  const state = readState();
  await buildIfStale(state.node);
  const cwd = process.env.npm_lifecycle_event === 'almanac' ? process.env.INIT_CWD : process.cwd();
  const { electronDist } = state;
  const env = electronDist
    ? { ...process.env, ALMANAC_ELECTRON: join(electronDist, electronBinary) }
    : process.env;
  return runNode(state, [join(root, 'out', 'main', 'cli.js'), ...args], { cwd, env });
}

/** The variables of processes that are Electron: only there may the other native module load. */
function electronEnvironment({ electronDist, sqliteBinding }) {
  if (!sqliteBinding) return process.env;
  return {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: electronDist,
    ELECTRON_EXEC_PATH: join(electronDist, 'electron'),
    ALMANAC_SQLITE_BINDING: sqliteBinding,
  };
}

function runNode({ node }, args, { cwd = root, env = process.env } = {}) {
  const child = spawn(node, args, { cwd, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

async function main([name, ...args]) {
  const task = tasks[name];
  try {
    if (!task) throw new SetupFailure(`Name one of: ${Object.keys(tasks).join(', ')}.`);
    const state = readState();
    if (name !== 'almanac' && !existsSync(state.node ?? '')) {
      throw new SetupFailure('Nothing is set up yet: run `npm run setup` first.');
    }
    process.exitCode = await task(state, args);
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  }
}

await main(process.argv.slice(2));
