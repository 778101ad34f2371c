import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../../domain/report/chart.ts';
import type { Region } from '../../domain/report/region.ts';
import { chartColours, chartOptions } from './chart-options.ts';

use([LineChart, BarChart, GridComponent, LegendComponent, SVGRenderer]);

const width = 720;
const height = 300;

/** What each colour becomes on a dark page. */
const dark: Readonly<Record<string, string>> = {
  [chartColours.ink]: '#d5dae1',
  [chartColours.faint]: '#a3acb8',
  [chartColours.grid]: '#353b43',
  [chartColours.series[0]]: '#78b3f2',
  [chartColours.series[1]]: '#727d8a',
};

/** Draws a chart as SVG text, byte-identical for equal specs in any process. */
export function chartSvg(spec: ChartSpec, region?: Region): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(chartOptions(spec, region));
    return withDarkColours(withStableIds(wellFormed(chart.renderToSVGString())));
  } finally {
    // An undisposed instance stays in a global table of the library for ever.
    chart.dispose();
  }
}

/** A name out of the data may hold what no XML may: one such character, and no picture is shown at all. */
function wellFormed(svg: string): string {
  return svg.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd');
}

/** The library counts its charts through the life of the process; the count must not show. */
function withStableIds(svg: string): string {
  const seen = new Map<string, string>();
  return svg.replace(/zr\d+-[\w-]+/g, (id) => {
    const known = seen.get(id) ?? `c${seen.size}`;
    seen.set(id, known);
    return known;
  });
}

/** A picture cannot see the page's style, so it carries its own for dark surroundings. */
function withDarkColours(svg: string): string {
  const rules = Object.entries(dark).flatMap(([light, colour]) => [
    `[fill="${light}"]{fill:${colour}}`,
    `[stroke="${light}"]{stroke:${colour}}`,
  ]);
  const style = `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`;
  return svg.replace(/>/, `>${style}`);
}
