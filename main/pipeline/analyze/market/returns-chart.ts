import type { ChartSpec } from '../../../domain/report/chart.ts';
import { type Phrase, say } from '../../report/phrase.ts';
import type { Instrument } from './prove-instrument.ts';

const most = 12;

/** The last day's moves as bars, those of the table above it. */
export function returnsChart(
  instruments: readonly Instrument[],
): { readonly spec: ChartSpec; readonly summary: Phrase } | null {
  const shown = instruments.filter(({ day }) => typeof day.value === 'number').slice(0, most);
  if (shown.length < 2) return null;
  const summary = say`Chart of the changes against the price before, the largest first. The table above it has the numbers.`;
  return {
    summary,
    spec: {
      kind: 'bar',
      title: 'Change against the price before',
      summary: summary.plain,
      xLabel: 'instrument',
      yLabel: 'Change, %',
      x: shown.map(({ name }) => name),
      series: [{ name: 'Change', values: shown.map(({ day }) => Number(day.value)) }],
    },
  };
}
