import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from '../desktop/desktop.ts';
import { electronEnv, electronExecutable, readRuntime, root } from '../desktop/runtime.ts';
import { until } from '../desktop/until.ts';
import { processesOf } from './process-group.ts';

/** One of the two apps that are compared, with a home of its own that outlives its starts. */
export interface Contender {
  readonly name: 'Almanac' | 'bare';
  readonly folder: string;
  readonly home: string;
}

export interface Started {
  readonly spawnedAtMs: number;
  /** The leader of all processes that the app starts. */
  readonly pid: number;
  /** What the app has written to its standard error so far. */
  readonly errors: () => string;
  readonly stop: () => Promise<void>;
}

/** @param folder the Almanac to measure: this repository, or another one that is built */
export function makeAlmanac(homes: string, folder: string): Contender {
  const home = join(homes, 'almanac');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = join(homes, 'job.json');
  writeFileSync(file, JSON.stringify({ version: 1, jobs: [yearly] }));
  const cli = join(folder, 'out', 'main', 'cli.js');
  execFileSync(readRuntime().node, [cli, 'jobs', 'add', file, '--home', home]);
  return { name: 'Almanac', folder, home };
}

export function makeBare(homes: string): Contender {
  const home = join(homes, 'bare');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  return { name: 'bare', folder: join(root, 'test', 'bench', 'bare'), home };
}

/** A job to keep in mind that is never due during a measurement. */
const yearly = {
  id: 'yearly',
  name: 'Yearly sales',
  schedule: { cron: '0 9 1 1 *', timezone: 'UTC' },
  window: 'day',
  sources: [{ id: 'sales', kind: 'csv', path: '/nowhere/sales.csv' }],
  analysis: { recipe: 'briefing' },
};

/** Both apps are started with the same command line, apart from their folder and home. */
export function start(
  { folder, home }: Contender,
  desktop: Desktop,
  args: readonly string[],
): Started {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const spawnedAtMs = performance.now();
  const child = spawn(electronExecutable(), [folder, ...sandbox, '--home', home, ...args], {
    env: electronEnv(desktop.env),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own is how its processes are told from all others.
    detached: true,
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${electronExecutable()} could not be started`);
  return { spawnedAtMs, pid, errors: () => errors, stop: () => stop(pid) };
}

async function stop(pid: number): Promise<void> {
  const isGone = () => processesOf(pid).length === 0;
  const signal = (name: NodeJS.Signals) => {
    // The processes that a leader leaves behind are still in its group.
    if (!isGone()) process.kill(name === 'SIGKILL' ? -pid : pid, name);
  };
  signal('SIGTERM');
  await until('the app has ended', isGone, { timeoutMs: 8000 }).catch(() => signal('SIGKILL'));
  await until('the app is gone', isGone);
}
