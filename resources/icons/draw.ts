import type { Shape } from './shapes.ts';

export type Color = readonly [red: number, green: number, blue: number];

export interface Layer {
  readonly shape: Shape;
  readonly color: Color;
}

/** Paints layers over nothing, last on top, smoothed over one pixel. @returns RGBA rows */
export function draw(layers: readonly Layer[], pixels: number, units = 16): Uint8Array {
  const rgba = new Uint8Array(pixels * pixels * 4);
  const unit = units / pixels;
  for (let y = 0; y < pixels; y += 1) {
    for (let x = 0; x < pixels; x += 1) {
      rgba.set(colorAt(layers, (x + 0.5) * unit, (y + 0.5) * unit, unit), (y * pixels + x) * 4);
    }
  }
  return rgba;
}

function colorAt(
  layers: readonly Layer[],
  x: number,
  y: number,
  unit: number,
): readonly [number, number, number, number] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { shape, color } of layers) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y) / unit));
    const under = alpha * (1 - cover);
    const over = cover + under;
    if (over === 0) continue;
    red = (color[0] * cover + red * under) / over;
    green = (color[1] * cover + green * under) / over;
    blue = (color[2] * cover + blue * under) / over;
    alpha = over;
  }
  return [Math.round(red), Math.round(green), Math.round(blue), Math.round(alpha * 255)];
}
