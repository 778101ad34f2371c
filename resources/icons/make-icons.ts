// Draws every icon of the app from distance functions: no designer's tool, and the same bytes on
// every machine. Run with the pinned Node: `node resources/icons/make-icons.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appLayers, trayKinds, trayLayers } from './almanac.ts';
import { draw, type Layer } from './draw.ts';
import { ico, png } from './png.ts';

const folder = import.meta.dirname;
const tray = join(folder, 'tray');
mkdirSync(tray, { recursive: true });

const image = (layers: readonly Layer[], size: number) => png(size, size, draw(layers, size));
const icon = (layers: readonly Layer[], sizes: readonly number[]) =>
  ico(sizes.map((size) => ({ size, png: image(layers, size) })));

for (const kind of trayKinds) {
  for (const bar of ['light', 'dark'] as const) {
    const layers = trayLayers(kind, bar);
    writeFileSync(join(tray, `${kind}-on-${bar}.png`), image(layers, 22));
    writeFileSync(join(tray, `${kind}-on-${bar}@2x.png`), image(layers, 44));
    writeFileSync(join(tray, `${kind}-on-${bar}.ico`), icon(layers, [16, 20, 24, 32, 48]));
  }
  // macOS colours a template itself: only its shape counts.
  const template = trayLayers(kind, 'template');
  writeFileSync(join(tray, `${kind}Template.png`), image(template, 18));
  writeFileSync(join(tray, `${kind}Template@2x.png`), image(template, 36));
}
writeFileSync(join(folder, 'icon.png'), image(appLayers, 512));
// What a window carries in the task bar: the large one takes 15 ms to read.
writeFileSync(join(folder, 'window.png'), image(appLayers, 128));
writeFileSync(join(folder, 'icon.ico'), icon(appLayers, [16, 24, 32, 48, 64, 256]));
