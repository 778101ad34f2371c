import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const columns = 4;
const thumb = { width: 400, height: 250, gap: 14, label: 18 };

/** All pictures of a folder small and side by side, as one PNG and as a page that leads to each. */
export function writeContactSheet(folder: string, name: string, files: readonly string[]): string {
  const rows = Math.ceil(files.length / columns);
  const step = { x: thumb.width + thumb.gap, y: thumb.height + thumb.gap + thumb.label };
  const cells = files.map((file, at) => {
    const [x, y] = [(at % columns) * step.x + thumb.gap, Math.floor(at / columns) * step.y];
    const data = readFileSync(join(folder, file)).toString('base64');
    return `<text x="${x}" y="${y + 14}" font-family="DejaVu Sans" font-size="12">${basename(file, '.png')}</text>
      <image x="${x}" y="${y + thumb.label}" width="${thumb.width}" height="${thumb.height}"
        preserveAspectRatio="xMidYMin" href="data:image/png;base64,${data}"/>`;
  });
  const [width, height] = [columns * step.x + thumb.gap, rows * step.y + thumb.gap];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#c9cdd2"/>${cells.join('')}</svg>`;
  const file = join(folder, `${name}.png`);
  writeFileSync(file, new Resvg(svg).render().asPng());
  return file;
}
