import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled } from './kill-home.ts';

/** Lets a program of `child/` live one life. @returns how it ended: its code, or the signal that killed it */
export async function liveChild(program: string, life: object): Promise<string | number | null> {
  const hooks = new URL('../main/store/child/raw-sql.ts', import.meta.url).href;
  const file = join(import.meta.dirname, 'child', program);
  const child = spawn(process.execPath, ['--import', hooks, file, JSON.stringify(life)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}
