import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CrashPoint } from '../../main/domain/run/crash-point.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineClock } from '../../main/store/machine.ts';
import { checkLedger } from '../cast/check-ledger.ts';
import type { Life } from './child/live-and-die.ts';
import { memoryFolder } from './memory-folder.ts';
import { type Seeded, seeded } from './seeded.ts';

export const crashPoints: readonly CrashPoint[] = [
  'after T1',
  'after T2',
  'after the mark',
  'after the fetch',
  'after T3',
  'after the report',
  'after T4',
  'after T5',
  'after T6',
  'after the send',
  'after T7',
  'after the show',
];

export interface Killed {
  readonly kills: number;
  readonly diedAt: readonly string[];
  /** Each with the seed that repeats it. */
  readonly violations: readonly string[];
}

/** A start takes 0.1 s with what an earlier one compiled, and 0.4 s without. */
export const compiled = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '.almanac',
  'compiled',
);

const startMs = Date.UTC(2026, 2, 3, 7);
const killsOfHome = 10;
/** The least that the last life takes; it goes on until what the kills left is done. */
const lastSpanMs = 50_000;

/**
 * Lets a core live on one home and be killed ten times, then live on, and checks the ledger as each
 * kill left it and the whole home at the end. In every fourth home the kills come from outside after a
 * seeded time; all others repeat for the same seed.
 */
export async function killHome(seed: number): Promise<Killed> {
  const home = memoryFolder('crash');
  const luck = seeded(seed);
  const isTimed = seed % 4 === 3;
  const diedAt: string[] = [];
  const violations: string[] = [];
  let boot = 0;
  let fromMs = startMs;
  while (diedAt.length < killsOfHome && boot < 3 * killsOfHome) {
    const spanMs = luck.between(10_000, 30_000);
    const death = isTimed ? null : chooseDeath(luck, seed + boot);
    const life: Life = { home, seed, boot, fromMs, spanMs, death, isLast: false };
    const end = await live(life, isTimed ? luck.between(0, 400) : null);
    if (end.signal === 'SIGKILL') diedAt.push(death?.at ?? 'any time');
    else if (end.code !== 0) violations.push(`boot ${boot} ended with ${end.code}`);
    violations.push(...checkCopy(home).map((sentence) => `boot ${boot}: ${sentence}`));
    boot += 1;
    // Sometimes back at once, sometimes past the grace of what waited.
    fromMs += spanMs + luck.pick([0, 1000, 20_000, 90_000]);
  }
  const last = { home, seed, boot, fromMs, spanMs: lastSpanMs, death: null, isLast: true };
  const { code, said } = await live(last, null);
  violations.push(...(code === 0 ? (JSON.parse(said) as string[]) : [`the end: ${code}`]));
  if (violations.length === 0) rmSync(home, { recursive: true, force: true });
  return {
    kills: diedAt.length,
    diedAt,
    violations: violations.map((sentence) => `seed ${seed}, kept in ${home}: ${sentence}`),
  };
}

/** Half of them at a named point, each point in its turn; the others at any statement. */
function chooseDeath(luck: Seeded, turn: number): NonNullable<Life['death']> {
  if (luck.fraction() < 0.5) return { at: 'statement', nth: luck.between(1, 600) };
  const at = crashPoints[turn % crashPoints.length] as CrashPoint;
  return { at, nth: luck.between(1, at === 'after T5' ? 2 : 4) };
}

async function live(life: Life, killAfterMs: number | null) {
  const hooks = new URL('../main/store/child/raw-sql.ts', import.meta.url).href;
  const program = join(import.meta.dirname, 'child', 'live-and-die.ts');
  const child = spawn(process.execPath, ['--import', hooks, program, JSON.stringify(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    // The time is counted from the moment at which the core could begin.
    const isReady = said === '';
    said += text;
    if (isReady && killAfterMs !== null)
      machineClock.after(killAfterMs, () => child.kill('SIGKILL'));
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, said: said.slice('ready\n'.length) };
}

/** Reads a copy, so that the next start finds the files as the crash left them. */
function checkCopy(home: string): readonly string[] {
  const folder = memoryFolder('crash-copy');
  try {
    const copy = pathsOf(folder).db;
    for (const end of ['', '-wal']) {
      const from = `${pathsOf(home).db}${end}`;
      if (existsSync(from)) copyFileSync(from, `${copy}${end}`);
    }
    const db = new Database(copy);
    try {
      return checkLedger(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills so many times, two homes at a time. */
export async function killOften(
  kills: number,
  seed: number,
): Promise<Killed & { seconds: number }> {
  const beganAtMs = performance.now();
  const all: Killed[] = [];
  let next = seed;
  const soFar = () => all.reduce((sum, home) => sum + home.kills, 0);
  const worker = async () => {
    while ((next - seed) * killsOfHome < kills) all.push(await killHome(next++));
  };
  await Promise.all([worker(), worker()]);
  while (soFar() < kills) all.push(await killHome(next++));
  return {
    kills: soFar(),
    diedAt: all.flatMap((home) => home.diedAt),
    violations: all.flatMap((home) => home.violations),
    seconds: (performance.now() - beganAtMs) / 1000,
  };
}
