// `npm run bench -- start-steps [5]`: what a hidden start does, step by step, with times.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../desktop/runtime.ts';
import { startDesktop } from '../desktop/start-desktop.ts';
import { type Step, stepsOfStart } from './steps-of-start.ts';

/** The built files that are read before anything runs: the entry and what it imports, with their sizes. */
function readFirst(file: string, seen = new Map<string, number>()): ReadonlyMap<string, number> {
  if (seen.has(file)) return seen;
  const text = readFileSync(file, 'utf8');
  seen.set(file, text.length);
  for (const [, path = ''] of text.matchAll(/(?:from|import) ?"(\.{1,2}\/[^"]+)"/g)) {
    readFirst(join(dirname(file), path), seen);
  }
  return seen;
}

function print(steps: readonly Step[]): void {
  const files = [...readFirst(join(root, 'out', 'main', 'index.js'))];
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const all = files.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(`Read before the icon: ${kb(all)} in ${files.length} files, minified.`);
  for (const [file, bytes] of files) console.log(`${kb(bytes).padStart(10)}  ${basename(file)}`);
  let before = 0;
  for (const { name, atMs } of steps) {
    const took = `+${(atMs - before).toFixed(0)}`;
    console.log(`${atMs.toFixed(0).padStart(7)} ms ${took.padStart(7)}  ${name}`);
    before = atMs;
  }
}

const desktop = await startDesktop();
try {
  const starts: (readonly Step[])[] = [];
  while (starts.length < Number(process.argv[2] ?? 5)) {
    const home = mkdtempSync(join(tmpdir(), 'almanac-steps-'));
    starts.push(await stepsOfStart(home, desktop.env));
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
  const end = (steps: readonly Step[]) => steps.at(-1)?.atMs ?? Number.POSITIVE_INFINITY;
  print(starts.toSorted((a, b) => end(a) - end(b))[0] ?? []);
} finally {
  await desktop.stop();
}
