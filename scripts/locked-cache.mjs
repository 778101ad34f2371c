import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Makes `target` once, however often and however concurrently it is asked for. `build(folder)`
 * fills a temporary folder beside it; the rename is the last act, so a killed run leaves nothing half.
 * @returns whether this call made it.
 */
export async function makeOnce(target, build, onWait = () => {}) {
  if (existsSync(target)) return false;
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  return withLock(`${target}.lock`, onWait, async () => {
    if (existsSync(target)) return false;
    const prefix = `.${basename(target)}.partial-`;
    // We hold the lock, so whoever made these folders is gone.
    for (const name of readdirSync(parent)) {
      if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
    }
    const partial = mkdtempSync(join(parent, prefix));
    try {
      const made = await build(partial);
      renameSync(made ?? partial, target);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
    return true;
  });
}

/**
 * Holds a kernel lock through a child that ends with us, even on SIGKILL: its input closes, it
 * exits, the lock is free. Where `flock` is missing, runs do not exclude each other.
 */
export async function withLock(file, onWait, work) {
  const holder = spawn('flock', [file, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = setTimeout(onWait, 1000);
  await new Promise((resolve) => {
    holder.stdout.once('data', resolve);
    holder.once('error', resolve);
    holder.once('close', resolve);
  });
  clearTimeout(waiting);
  try {
    return await work();
  } finally {
    holder.stdin?.end();
  }
}
