import type { ChartSpec } from '../../domain/report/chart.ts';
import { formatShortDate, formatValue } from '../../domain/report/format-value.ts';
import type { Region } from '../../domain/report/region.ts';

/** The colours of a chart; `chart-svg.ts` gives each a second value for dark surroundings. */
export const chartColours = {
  ink: '#3d4550',
  faint: '#67707c',
  grid: '#e3e6ea',
  series: ['#1d5fa8', '#98a3b0'],
} as const;

// Without quotation marks: the library writes it into an attribute as it is.
const font = 'system-ui, Segoe UI, Helvetica Neue, Arial, sans-serif';

/** Compiles a chart spec to ECharts options. Pure: the same options for window, HTML and PDF. */
export function chartOptions(spec: ChartSpec, region: Region | undefined) {
  const label = { color: chartColours.faint, fontFamily: font, fontSize: 12 };
  return {
    animation: false,
    backgroundColor: 'transparent',
    color: [...chartColours.series],
    textStyle: { fontFamily: font, color: chartColours.ink },
    // The axis labels stay inside the picture, however long they are.
    grid: {
      left: 8,
      right: 16,
      top: 44,
      bottom: 8,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    legend: {
      show: spec.series.length > 1,
      top: 8,
      right: 8,
      itemGap: 28,
      icon: 'roundRect',
      itemWidth: 14,
      itemHeight: 4,
      textStyle: label,
      data: spec.series.map(({ name }) => name),
    },
    xAxis: {
      type: 'category' as const,
      data: spec.x.map((text) => shortLabel(text, region)),
      boundaryGap: spec.kind === 'bar',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: chartColours.grid } },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value' as const,
      name: spec.yLabel,
      nameLocation: 'end' as const,
      nameTextStyle: { ...label, align: 'left' as const },
      nameGap: 14,
      splitNumber: 4,
      axisLabel: { ...label, formatter: (value: number) => axisText(value, region) },
      splitLine: { lineStyle: { color: chartColours.grid } },
    },
    series: spec.series.map(({ name, values }, at) => ({
      name,
      type: spec.kind,
      data: [...values],
      showSymbol: false,
      barMaxWidth: 48,
      // The period before stays in the background: it is there to be compared with.
      z: spec.series.length - at,
      lineStyle: {
        width: at === 0 ? 2.5 : 1.5,
        type: at === 0 ? ('solid' as const) : ([5, 4] as number[]),
      },
    })),
  };
}

/** 12,000 on an axis; fractions only where the steps need them. */
function axisText(value: number, region: Region | undefined): string {
  return Number.isInteger(value)
    ? formatValue(value, { format: 'count', unit: '' }, region)
    : formatValue(value, { format: 'amount', unit: '' }, region);
}

/** `2026-11-03` as "3 Nov"; hours and months stay as they are. */
function shortLabel(text: string, region: Region | undefined): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatShortDate(text, region) : text;
}
