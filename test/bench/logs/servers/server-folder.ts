import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../desktop/until.ts';

/** Servers of Debian's packages on loopback in a folder of their own; all end with `close`. */
export interface ServerFolder {
  readonly path: string;
  /** A file in the folder. */
  at(name: string): string;
  start(program: string, args: readonly string[], asUser?: object): ChildProcess;
  close(): Promise<void>;
}

/** PostgreSQL refuses to be root. */
export const unprivileged = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534, cwd: '/' } : {};

export function createServerFolder(): ServerFolder {
  const path = mkdtempSync(join(tmpdir(), 'almanac-servers-'));
  chmodSync(path, 0o755);
  if (userInfo().uid === 0) chownSync(path, 65_534, 65_534);
  const children: ChildProcess[] = [];
  return {
    path,
    at: (name) => join(path, name),
    start(program, args, asUser = {}) {
      // Should we be killed ourselves, the kernel ends them: no server is left behind.
      const own = ['--pdeathsig', 'KILL', program, ...args];
      const child = spawn('setpriv', own, { ...asUser, stdio: 'ignore' });
      children.push(child);
      return child;
    },
    async close() {
      for (const child of children.toReversed()) {
        if (child.exitCode !== null) continue;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        // To PostgreSQL and nginx alike: at once, without waiting for clients.
        child.kill('SIGINT');
        await ended;
      }
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A program of a Debian package, which is installed where this machine may. @throws Error with the command */
export function needed(program: string, name: string): string {
  if (existsSync(program)) return program;
  try {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (cause) {
    throw new Error(`Run \`sudo apt-get install ${name}\`, then the bench again.`, { cause });
  }
  if (existsSync(program)) return program;
  throw new Error(`${name} did not bring ${program}.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until a log holds so many lines that match; a server writes after it has answered. */
export async function untilLogged(path: string, pattern: RegExp, count: number): Promise<void> {
  await until(
    `${path} holds ${count} lines of ${pattern}`,
    () => {
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines.filter((line) => pattern.test(line)).length >= count;
    },
    { timeoutMs: 120_000 },
  );
}
