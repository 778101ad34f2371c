import type { EChartsOption } from 'echarts';
import type { ChartSpec } from '../../domain/chart.ts';
import { formatCount } from './number-text.ts';

/** Readable on white and on near-black, and apart for people who do not tell red from green. */
const colours = ['#2f6db5', '#c2571a', '#2a8466', '#8a5bb0'];
const ink = '#6b7280';
const grid = '#d1d5db';

/** Compiles our chart description to ECharts options: plain data, the same everywhere. */
export function chartOptions(spec: ChartSpec): EChartsOption {
  const text = { color: ink, fontFamily: 'sans-serif', fontSize: 12 };
  return {
    animation: false,
    color: colours,
    textStyle: text,
    aria: { enabled: false },
    grid: {
      left: 12,
      right: 20,
      top: spec.series.length > 1 ? 44 : 24,
      bottom: 8,
    },
    ...(spec.series.length > 1 ? { legend: { top: 0, left: 0, textStyle: text } } : {}),
    xAxis: {
      type: 'category',
      data: [...spec.x],
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: grid } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      name: spec.yLabel,
      nameTextStyle: { ...text, align: 'left' },
      axisLabel: { ...text, formatter: (value: number) => formatCount(value) },
      splitLine: { lineStyle: { color: grid, opacity: 0.6 } },
    },
    series: spec.series.map(({ name, values }) => ({
      name,
      type: spec.kind,
      data: values.map((value) => value ?? '-'),
      ...(spec.kind === 'line'
        ? { symbolSize: 5, lineStyle: { width: 2 }, connectNulls: false }
        : { barMaxWidth: 36 }),
    })),
  };
}
