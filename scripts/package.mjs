import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageVersion, readState, root } from './project.mjs';

/** Makes `dist/<system>-unpacked`, the app as it is installed, without an installer around it. */
export function packageApp() {
  const { node, electronDist, electronVersion } = readState();
  const given = [`-c.electronDist=${electronDist}`, `-c.electronVersion=${electronVersion}`];
  const isOfficial = electronVersion === packageVersion('electron');
  if (!isOfficial)
    console.log(`Packaging with Electron ${electronVersion}: to try, not to release.`);
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [builder, '--dir', '--publish', 'never', ...(isOfficial ? [] : given)];
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

process.exitCode = packageApp();
