// `npm run bench -- start-steps [5]`: what a hidden start does, step by step, with times.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { launchApp } from '../desktop/launch-app.ts';
import { root } from '../desktop/runtime.ts';
import { startDesktop } from '../desktop/start-desktop.ts';
import { until } from '../desktop/until.ts';

interface Step {
  readonly name: string;
  /** Since the process was made. */
  readonly atMs: number;
}

const last = 'the tray has its menu';

/** One hidden start on an empty home. It is driven through the inspector, which costs some of the time. */
async function startOnce(env: NodeJS.ProcessEnv): Promise<readonly Step[]> {
  const home = mkdtempSync(join(tmpdir(), 'almanac-steps-'));
  const app = await launchApp({ home, args: ['--hidden'], env });
  const read = () =>
    app.evaluate(() => {
      const madeAtMs = process.getCreationTime() ?? performance.timeOrigin;
      const marks = performance.getEntriesByType('mark');
      return marks.map(({ name, startTime }) => ({
        name,
        atMs: performance.timeOrigin + startTime - madeAtMs,
      }));
    });
  try {
    return await until('it has started', async () => {
      const steps = await read();
      return steps.some(({ name }) => name === last) && steps;
    });
  } finally {
    await app.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

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
  while (starts.length < Number(process.argv[2] ?? 5)) starts.push(await startOnce(desktop.env));
  const end = (steps: readonly Step[]) => steps.at(-1)?.atMs ?? Number.POSITIVE_INFINITY;
  print(starts.toSorted((a, b) => end(a) - end(b))[0] ?? []);
} finally {
  await desktop.stop();
}
