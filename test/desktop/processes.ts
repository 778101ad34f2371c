import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Processes {
  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess;
  stopAll(): Promise<void>;
}

/** Processes that belong together and end together, each by its own id. */
export function createProcesses(): Processes {
  const started: ChildProcess[] = [];
  const killAll = () => {
    for (const child of started) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  return {
    start(command, args, env) {
      // Should we be killed ourselves, the kernel ends them: no screen is left behind.
      const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
        env,
        stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      });
      started.push(child);
      return child;
    },
    async stopAll() {
      process.off('exit', killAll);
      for (const child of started.toReversed()) await stop(child);
    },
  };
}

/** Runs a short command to its end and returns what it printed. */
export async function ask(
  env: NodeJS.ProcessEnv,
  command: string,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await execute(command, args, { env, timeout: 10_000 });
  return stdout;
}

/** The first line that a process prints. @throws Error if it ends before. */
export async function firstLine(stream: Readable, name: string): Promise<string> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    text += chunk;
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error(`${name} ended before it was ready`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
  await ended;
  clearTimeout(timer);
}
