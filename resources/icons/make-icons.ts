// Makes every icon of the app out of `almanac.svg`: no designer's tool, and the same bytes each time.
// Run with the pinned Node: `node resources/icons/make-icons.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { icns, ico } from './containers.ts';

const folder = import.meta.dirname;
const states = ['normal', 'running', 'attention', 'paused', 'problem'] as const;
const icoSizes = { tray: [16, 20, 24, 32, 48], app: [16, 24, 32, 48, 64, 256] };
/** What macOS calls each size (Apple, "Icon Services"); `@2x` of a half as large one has a name of its own. */
const icnsTypes = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

/** Every icon, by its path in this folder. */
export function makeIcons(): ReadonlyMap<string, Buffer> {
  const drawing = readFileSync(join(folder, 'almanac.svg'), 'utf8');
  const png = (chosen: string, size: number) => {
    const svg = drawing.replace('class="app"', `class="${chosen}"`);
    return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  };
  const windows = (chosen: string, sizes: readonly number[]) =>
    ico(sizes.map((size) => ({ size, png: png(chosen, size) })));
  const icons = new Map<string, Buffer>();
  for (const state of states) {
    for (const bar of ['on-light', 'on-dark']) {
      const chosen = `tray ${state} ${bar}`;
      icons.set(`tray/${state}-${bar}.png`, png(chosen, 22));
      icons.set(`tray/${state}-${bar}@2x.png`, png(chosen, 44));
      icons.set(`tray/${state}-${bar}.ico`, windows(chosen, icoSizes.tray));
    }
    icons.set(`tray/${state}Template.png`, png(`tray ${state} template`, 18));
    icons.set(`tray/${state}Template@2x.png`, png(`tray ${state} template`, 36));
  }
  icons.set('icon.png', png('app', 512));
  // What a window carries in the task bar: the large one takes 15 ms to read.
  icons.set('window.png', png('app', 128));
  icons.set('icon.ico', windows('app', icoSizes.app));
  const mac = Object.entries(icnsTypes).map(([type, size]) => ({ type, png: png('app', size) }));
  icons.set('icon.icns', icns(mac));
  return icons;
}

if (import.meta.main ?? process.argv[1]?.endsWith('make-icons.ts')) {
  for (const [path, bytes] of makeIcons()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
