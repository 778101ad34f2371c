import { expect, test } from 'vitest';
import type { ChartSpec } from '../../../main/domain/chart.ts';
import { chartSvg } from '../../../main/pipeline/report/chart-svg.ts';

const chart: ChartSpec = {
  kind: 'line',
  title: 'Net by day',
  summary: 'Net fell on Tuesday.',
  xLabel: 'Day',
  yLabel: 'EUR',
  x: ['Mon', 'Tue', 'Wed'],
  series: [
    { name: 'this week', values: [1200, null, 900] },
    { name: 'week before', values: [1100, 1000, 950] },
  ],
};

test('a chart drawn again in the same process has the same bytes', () => {
  const first = chartSvg(chart);
  chartSvg({ ...chart, kind: 'bar' });
  expect(chartSvg(chart)).toBe(first);
  expect(first).toContain('<svg');
});
