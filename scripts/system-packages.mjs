import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupFailure } from './project.mjs';
import { runTool } from './run-tool.mjs';

const library = (name) => ({ files: libraryFolders().map((folder) => join(folder, name)) });
const program = (name) => ({
  files: (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
});

/** What Electron is linked against, each with the Debian package that brings it. */
const runtimeLibraries = {
  'libgtk-3-0': library('libgtk-3.so.0'),
  libnss3: library('libnss3.so'),
  libasound2: library('libasound.so.2'),
  libgbm1: library('libgbm.so.1'),
};

/** A screen, a bus, a notification server, a tray and a keyring for machines that have none. */
const virtualDesktop = {
  xvfb: program('Xvfb'),
  xauth: program('xauth'),
  'dbus-x11': program('dbus-launch'),
  dunst: program('dunst'),
  trayer: program('trayer'),
  scrot: program('scrot'),
  'x11-utils': program('xwininfo'),
  'gnome-keyring': program('gnome-keyring-daemon'),
  'libsecret-1-0': library('libsecret-1.so.0'),
  'xdg-utils': program('xdg-open'),
  'fonts-dejavu-core': { files: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'] },
};

/** Servers that tests talk to, each started on loopback in a folder of its own. */
const servers = {
  postgresql: { files: ['/usr/lib/postgresql'] },
  'mariadb-server-core': { files: ['/usr/sbin/mariadbd'] },
  // Not a mail system like exim: to install one takes away the one that is there, and starts it.
  'python3-aiosmtpd': { files: ['/usr/lib/python3/dist-packages/aiosmtpd'] },
};

const compiler = { 'g++': program('g++'), make: program('make'), python3: program('python3') };

export const systemPackages = { runtimeLibraries, virtualDesktop, servers, compiler };

/** Names of the packages of which no evidence lies on this machine. */
export function findMissing(groups) {
  return groups
    .flatMap((group) => Object.entries(group))
    .filter(([, evidence]) => !evidence.files.some((file) => existsSync(file)))
    .map(([name]) => name);
}

/** Installs what is missing where that is allowed. @throws {SetupFailure} with the exact command. */
export async function installSystemPackages(missing, progress) {
  const names = missing.map(currentName);
  if (process.getuid() !== 0 || !isOnPath('apt-get')) {
    throw new SetupFailure(
      `System packages are missing: run \`sudo apt-get install -y --no-install-recommends ${names.join(' ')}\` (or your system's equivalent), then run the command again.`,
    );
  }
  const done = progress.step(2, `Installing system packages: ${names.join(' ')}`);
  const failure = `System packages could not be installed: run \`apt-get install -y --no-install-recommends ${names.join(' ')}\` and read what it says.`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  await runTool('apt-get', ['-qq', ...lock, 'update'], { env, failure });
  await runTool('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...lock, ...names], {
    env,
    failure,
  });
  done();
}

/** Newer Debian and Ubuntu renamed this one, and the old name is ambiguous there. */
function currentName(name) {
  if (name !== 'libasound2' || !isOnPath('apt-cache')) return name;
  const answer = spawnSync('apt-cache', ['show', 'libasound2t64'], { stdio: 'ignore' });
  return answer.status === 0 ? 'libasound2t64' : name;
}

function isOnPath(name) {
  return program(name).files.some((file) => existsSync(file));
}

function libraryFolders() {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [`/usr/lib/${triplet}`, '/usr/lib64', '/usr/lib', `/lib/${triplet}`];
}
