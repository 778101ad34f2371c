import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './plant-house.ts';

const sources = ['main', 'preload', 'renderer'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      // Comments may say what the code does not do.
      const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return { file: relative(root, path), text };
    }),
);

/** `file` for each time that it stands there. */
function placesOf(pattern: RegExp): string[] {
  return sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(() => file));
}

test.each([
  [
    'S17: windows are answered',
    /ipcMain\.(?:handle|on|once)\w*\(/g,
    ['main/ipc/electron-server.ts'],
  ],
  ['S20: Electron reaches a page', /contextBridge\.expose\w*\(/g, ['preload/index.ts']],
  ['S15: an address is handed to the system', /\.openExternal\(/g, ['main/shell/open-external.ts']],
  ['S24: a window is made', /new BrowserWindow\(/g, ['main/shell/windows.ts']],
  ['S23: a view is made', /new (?:WebContentsView|BrowserView)\(/g, ['main/shell/page-printer.ts']],
  [
    'S04: the sandbox is turned on for all',
    /app\.enableSandbox\(\)/g,
    ['main/shell/app-lifecycle.ts'],
  ],
  [
    'S01: a page is loaded',
    /\.load(?:URL|File)\(/g,
    ['main/shell/page-printer.ts', 'main/shell/windows.ts'],
  ],
])('%s in one place each', (_what, pattern, files) => {
  expect(placesOf(pattern).toSorted()).toEqual(files);
});

test.each([
  [
    'S25: HTML is written into a page',
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|srcDoc/g,
    'node.innerHTML = text',
  ],
  [
    'S25: text is run',
    /\beval\(|new Function\(|executeJavaScript|\bvm\.run/g,
    'new Function(text)',
  ],
  [
    'S25: the remote module comes back',
    /@electron\/remote|enableRemoteModule/g,
    "import '@electron/remote'",
  ],
  [
    'S04: a sandbox is given up',
    /sandbox: false|contextIsolation: false|nodeIntegration\w*: true/g,
    'webPreferences: { sandbox: false }',
  ],
  [
    'S06 S08: web security is loosened',
    /webSecurity: false|allowRunningInsecureContent: true/g,
    'webSecurity: false',
  ],
  [
    'S09 S10: features of Chromium are switched on',
    /enableBlinkFeatures|experimentalFeatures: true|appendSwitch\(/g,
    "app.commandLine.appendSwitch('x')",
  ],
  ['S11 S12: a webview is used', /<webview|webviewTag: true/g, '<webview src=x>'],
  [
    'S18: a page comes from a file',
    /file:\/\/(?!\/etc)|\.loadFile\(|bypassCSP/g,
    'window.loadFile(path)',
  ],
])('%s nowhere', (_what, pattern, planted) => {
  expect(planted).toMatch(pattern);
  expect(placesOf(pattern)).toEqual([]);
});
