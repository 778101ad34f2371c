import { expect, test } from 'vitest';
import type { ChartSpec } from '../../../main/domain/report/chart.ts';
import { chartSvg } from '../../../main/pipeline/report/chart-svg.ts';
import { parse } from './parse.ts';

const spec: ChartSpec = {
  kind: 'line',
  title: 'Net by day',
  summary: 'Net by day.',
  xLabel: 'day',
  yLabel: 'Net <b>"&\'</b>, EUR',
  x: ['2026-11-01', '2026-11-02', '<script>', '2026-11-04'],
  series: [
    { name: 'This period', values: [1, null, 3000, 4] },
    { name: 'Period before', values: [2, 3, 4, 5] },
  ],
};

test('the same chart drawn again has the same bytes', () => {
  const first = chartSvg(spec);
  chartSvg({ ...spec, kind: 'bar' });
  expect(chartSvg(spec)).toBe(first);
});

test.each(['line', 'bar'] as const)(
  'a %s chart is well-formed, whatever its labels hold',
  (kind) => {
    const svg = chartSvg({ ...spec, kind });
    const document = parse(svg, 'image/svg+xml');
    expect(document.querySelector('script')).toBeNull();
    expect(document.documentElement.textContent).toContain('Net <b>"&\'</b>, EUR');
  },
);

test('a chart carries its colours for dark surroundings', () => {
  expect(chartSvg(spec)).toContain('prefers-color-scheme:dark');
});
