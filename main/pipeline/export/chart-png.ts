import { Resvg } from '@resvg/resvg-js';

/** Twice the size on a page: sharp on a dense screen and in print. */
const scale = 2;

const linuxFont = 'DejaVu Sans';

/** A chart as PNG on white: office programs show a transparent one on whatever is behind it. */
export function chartPng(svg: string): Uint8Array {
  // The library takes a rule for dark surroundings for one that always holds.
  const light = svg.replace(/<style>.*?<\/style>/s, '');
  return new Resvg(light, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: scale },
    // The families that a chart names are those of Windows and macOS; this one is Linux's.
    font: { loadSystemFonts: true, sansSerifFamily: linuxFont, defaultFontFamily: linuxFont },
  })
    .render()
    .asPng();
}
