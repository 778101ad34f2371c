import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../../domain/chart.ts';
import { chartOptions } from './chart-options.ts';

use([LineChart, BarChart, GridComponent, LegendComponent, SVGRenderer]);

const size = { width: 720, height: 280 };

/** Draws a chart as SVG: the same bytes for the same chart, in every process. */
export function chartSvg(spec: ChartSpec): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(chartOptions(spec));
    return withStableNames(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** ECharts counts what it drew in this process and puts the count into ids and classes. */
function withStableNames(svg: string): string {
  const names = new Map<string, string>();
  return svg.replace(/zr\d+-[a-z]+-?\d+|zr\d+-cls-\d+/g, (name) => {
    const known = names.get(name) ?? `n${names.size}`;
    names.set(name, known);
    return known;
  });
}
