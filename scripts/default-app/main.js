// The part of Electron that turns `electron FOLDER` into a running app; the registry-packaged
// runtime arrives without it. Arguments are read as Electron's own default app reads them.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const args = process.argv.slice(1);
const preloaded = [];
let target = null;
for (let index = 0; index < args.length && target === null; index += 1) {
  const arg = args[index];
  if (arg === '-r' || arg === '--require') {
    index += 1;
    preloaded.push(args[index]);
  } else if (!arg.startsWith('-')) {
    target = resolve(arg);
    process.argv.splice(1, index + 1, arg);
  }
}

const require = createRequire(import.meta.url);
for (const file of preloaded) require(resolve(file));

if (target === null) {
  console.error('Name the folder of an app.');
  app.exit(1);
} else {
  await start(target);
}

async function start(path) {
  process.defaultApp = true;
  const isFolder = statSync(path).isDirectory();
  const manifest = isFolder ? JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) : {};
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(isFolder ? path : dirname(path));
  const main = isFolder ? join(path, manifest.main ?? 'index.js') : path;
  await import(pathToFileURL(main).href);
}
