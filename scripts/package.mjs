import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { megabytes } from './progress.mjs';
import { packageVersion, readState, root } from './project.mjs';

/** What the installed app may take on the disk. */
const budgetBytes = 350e6;

/** Makes `dist/<system>-unpacked`, the app as it is installed, without an installer around it. */
export function packageApp() {
  const { node, electronDist, electronVersion } = readState();
  const run = (...args) => spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
  // The licences and the bill of materials lie beside the program.
  if (run(join('scripts', 'supply.mjs')) !== 0) return 1;
  const given = [`-c.electronDist=${electronDist}`, `-c.electronVersion=${electronVersion}`];
  const isOfficial = electronVersion === packageVersion('electron');
  if (!isOfficial)
    console.log(`Packaging with Electron ${electronVersion}: to try, not to release.`);
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const status = run(builder, '--dir', '--publish', 'never', ...(isOfficial ? [] : given));
  return status === 0 ? printSizes() : status;
}

/** Says what is installed and what takes most of it. @returns 1 when it is more than it may be */
function printSizes() {
  const dist = join(root, 'dist');
  const name = readdirSync(dist).find((entry) => /-unpacked$|^mac/.test(entry));
  const files = filesBelow(join(dist, name)).toSorted((a, b) => b.bytes - a.bytes);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(
    `Installed: ${megabytes(total)} in ${files.length} files, of ${megabytes(budgetBytes)} at most.`,
  );
  for (const { path, bytes } of files.slice(0, 10)) {
    console.log(`  ${megabytes(bytes).padStart(8)}  ${path.slice(dist.length + name.length + 2)}`);
  }
  if (total <= budgetBytes) return 0;
  console.error('The installed app is larger than it may be: leave out what it does not need.');
  return 1;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path, bytes: statSync(path).size };
    });
}

process.exitCode = packageApp();
