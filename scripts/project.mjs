import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What set-up found out, for the launcher: `npm ci` removes it together with what it describes. */
export const stateFile = join(root, 'node_modules', '.almanac', 'setup.json');

/** A reason to stop that the reader can act upon: its message is one sentence with the next step. */
export class SetupFailure extends Error {}

/** One sentence for a reason we foresaw or the system named; a bug of ours keeps its stack. */
export function describeFailure(error) {
  if (error instanceof SetupFailure) return error.message;
  if (typeof error?.syscall !== 'string') return error;
  const where = error.path ?? root;
  return `The system refused (${error.code}) at ${where}: see that you may write there and that the disk has room, then run the command again.`;
}

export function readState(file = stateFile) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing or cut short: set-up looks at everything again.
    return {};
  }
}

export function writeState(state, file = stateFile) {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(partial, file);
}

/** Large things are kept once a user, so a second clone needs no network. */
export function cacheFolder(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'almanac');
}

export function packageVersion(name, from = root) {
  const file = join(from, 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
