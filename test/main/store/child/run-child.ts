import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Starts a program of this folder under plain Node. */
export function startChild(name: string, args: readonly string[]): ChildProcess {
  const hooks = new URL('raw-sql.ts', import.meta.url).href;
  return spawn(process.execPath, ['--import', hooks, here(name), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Runs a program until it ends. @returns the signal that killed it, or null */
export async function runChild(name: string, args: readonly string[]): Promise<string | null> {
  const child = startChild(name, args);
  const [, signal] = await once(child, 'exit');
  return signal;
}
