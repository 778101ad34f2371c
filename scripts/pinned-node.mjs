import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, SetupFailure } from './project.mjs';

/** The Node that runs every tool: locked with the packages where one exists, else the system's. */
export function findPinnedNode(folder = root) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const packaged = join(folder, 'node_modules', `node-${system}-${process.arch}`);
  const binary = join(packaged, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  // better-sqlite3's prebuilds ask for Node-API 10; on an older Node they end the process silently.
  if (isAtLeast(process.versions.node, 22, 14)) return process.execPath;
  throw new SetupFailure(
    `Node ${process.versions.node} is too old for ${process.platform} ${process.arch}: install Node 24 (22.14 at least), then run the command again.`,
  );
}

function isAtLeast(version, major, minor) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
