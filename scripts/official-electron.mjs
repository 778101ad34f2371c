import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { packageVersion, root } from './project.mjs';
import { runTool } from './run-tool.mjs';

const probeMs = 10_000;
const downloadMs = 20 * 60_000;
/** The program inside a runtime's folder, on each system. */
export const electronBinary =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ??
  'electron';

/** The folder of the official runtime if it is complete, else null. */
export function findOfficialElectron(folder = root) {
  const dist = join(folder, 'node_modules', 'electron', 'dist');
  const executable = join(dist, electronBinary);
  if (!existsSync(executable) || !existsSync(join(dist, 'version'))) return null;
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return version === packageVersion('electron', folder) ? dist : null;
}

/** Runs Electron's own installer, which checks the archive against the checksums in its package. */
export async function installOfficialElectron(node, progress) {
  const version = packageVersion('electron');
  const done = progress.step(
    3,
    `Fetching Electron ${version} from its release host (about 130 MB)`,
  );
  await runTool(node, [join(root, 'node_modules', 'electron', 'install.js')], {
    cwd: root,
    timeoutMs: downloadMs,
    failure:
      'Electron could not be fetched from its release host: set ELECTRON_MIRROR to a mirror that you can reach, then run the command again.',
  });
  done();
}

/**
 * Asks first, because the installer has no limit of its own and a host that accepts and then stays
 * silent would hang it for ever.
 */
export async function canFetchOfficialElectron(env = process.env) {
  const version = packageVersion('electron');
  if (isArchiveCached(version, env)) return true;
  // Only the installer speaks through this proxy, so the question cannot be asked from here.
  if (env.ELECTRON_GET_USE_PROXY) return true;
  try {
    const answer = await fetch(archiveAddress(version, env), {
      method: 'HEAD',
      signal: AbortSignal.timeout(probeMs),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Where the installer will look, composed as @electron/get composes it. */
export function archiveAddress(version, env) {
  const setting = (name) =>
    env[`npm_config_electron_${name}`] ||
    env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
    env[`ELECTRON_${name.toUpperCase()}`];
  const base = setting('mirror') || 'https://github.com/electron/electron/releases/download/';
  const folder = (setting('custom_dir') || `v${version}`).replace(
    '{{ version }}',
    setting('custom_version') || version,
  );
  const file = setting('custom_filename') || archiveName(version);
  return `${base}${folder}/${file}`;
}

function archiveName(version) {
  return `electron-v${version}-${process.platform}-${process.arch}.zip`;
}

function isArchiveCached(version, env) {
  const folder = env.electron_config_cache || defaultCache(env);
  if (!existsSync(folder)) return false;
  const name = archiveName(version);
  return readdirSync(folder).some((entry) => existsSync(join(folder, entry, name)));
}

function defaultCache(env) {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'electron', 'Cache');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'electron');
}
