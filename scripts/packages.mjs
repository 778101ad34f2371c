import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';
import { runNpm } from './run-tool.mjs';

export function lockHash(folder = root) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/**
 * True if what npm recorded as installed is what the lock file asks for. It spares a hand-made
 * `npm install` the second installation that the changed lock file alone would cause.
 */
export function isInstalled(folder = root) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = Object.entries(readPackages(join(folder, 'package-lock.json')));
  return wanted.every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    if (!installed[path]) return entry.optional === true || entry.devOptional === true;
    return installed[path].version === entry.version && existsSync(join(folder, path));
  });
}

export async function installPackages(progress) {
  const done = progress.step(1, 'Installing packages from the lock file');
  // The lock file fixes every byte, so asking about the age of a cached one only costs time.
  await runNpm(['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    failure:
      'npm could not install the packages: check that the package registry can be reached (npm ping), then run the command again.',
  });
  done();
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
