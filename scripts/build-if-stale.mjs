import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './locked-cache.mjs';
import { root } from './project.mjs';
import { runTool } from './run-tool.mjs';

const stampFile = join(root, 'out', '.built-from');
const sources = [
  'main',
  'preload',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Builds `out/` unless it was built from exactly these files. Prints only when the build fails. */
export async function buildIfStale(node) {
  if (readStamp() === fingerprint()) return;
  const lock = join(root, 'node_modules', '.almanac', 'build.lock');
  mkdirSync(dirname(lock), { recursive: true });
  await withLock(
    lock,
    () => {},
    async () => {
      const current = fingerprint();
      if (readStamp() === current) return;
      // Gone before the build and back after it: an interrupted build counts as none.
      rmSync(stampFile, { force: true });
      const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      await runTool(node, [bin, 'build', '--logLevel', 'warn'], {
        cwd: root,
        failure: 'The build failed: mend what it names, then run the command again.',
      });
      mkdirSync(dirname(stampFile), { recursive: true });
      writeFileSync(stampFile, current);
    },
  );
}

/** Names, sizes and modification times: reading every byte would cost the command its second. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(join(root, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function listFiles(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return null;
  }
}
