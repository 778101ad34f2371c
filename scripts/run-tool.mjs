import { spawn } from 'node:child_process';
import { SetupFailure } from './project.mjs';

/**
 * Runs a program to its end and resolves with what it printed.
 * @throws {SetupFailure} with `failure` and the last lines of output if it does not exit with 0.
 */
export function runTool(command, args, { cwd, env, timeoutMs, failure, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let tail = '';
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const keepTail = (text) => {
      tail = (tail + text).slice(-4000);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      keepTail(text);
    });
    child.stderr.setEncoding('utf8').on('data', keepTail);
    const fail = (reason) => {
      clearTimeout(timer);
      const lines = tail.trim().split('\n').slice(-12).join('\n');
      reject(new SetupFailure(`${failure ?? `${command} failed.`} (${reason})\n${lines}`.trim()));
    };
    child.on('error', (error) => fail(error.message));
    child.on('close', (code, signal) => {
      if (code !== 0) return fail(signal ? `ended by ${signal}` : `exit code ${code}`);
      clearTimeout(timer);
      resolve(stdout);
    });
  });
}

/** The npm that started us, else the one on the path. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runTool(process.execPath, [npm, ...args], options);
  return runTool('npm', args, { ...options, shell: process.platform === 'win32' });
}
