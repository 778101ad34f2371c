import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** What set-up found out on this machine. */
export interface Runtime {
  readonly node: string;
  readonly electronDist: string;
  readonly electronVersion: string;
  /** Where the native module lies that this Electron can load; null if its own prebuild does. */
  readonly sqliteBinding: string | null;
}

export function readRuntime(): Runtime {
  const file = join(root, 'node_modules', '.almanac', 'setup.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Runtime;
}

export function electronExecutable({ electronDist }: Runtime = readRuntime()): string {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  return join(electronDist, name[process.platform as 'darwin' | 'win32'] ?? 'electron');
}

/** `env` for a process that is Electron: only there may the other native module load. */
export function electronEnv(
  env: NodeJS.ProcessEnv,
  { sqliteBinding }: Runtime = readRuntime(),
): Record<string, string> {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(given),
    ...(sqliteBinding ? { ALMANAC_SQLITE_BINDING: sqliteBinding } : {}),
  };
}
