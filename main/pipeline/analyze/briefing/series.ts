import type { ChartSpec } from '../../../domain/report/chart.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { capitalised, name, type Phrase, say } from '../../report/phrase.ts';
import type { FactDesk } from '../fact-desk.ts';
import { type Bucket, type BucketUnit, bound, bucketsOf, isInstant } from '../period.ts';
import { evidenceIn, figureIn, formOf, type Selection, sumOf } from './totals.ts';

/** The chart's points, each a fact, beside those of the period before. */
export interface Series {
  readonly unit: BucketUnit;
  readonly points: readonly {
    readonly label: string;
    readonly now: FactDraft;
    readonly before: FactDraft | null;
  }[];
  /** What the chart shows, for people who do not see it. */
  readonly summary: Phrase;
  readonly chart: ChartSpec;
}

const evidenceLimit = 10;
/** With fewer points a line suggests a course that nobody measured. */
const fewestForLine = 4;

/** The course of the measure through the window, beside the period before where it has rows. */
export async function findSeries(
  desk: FactDesk,
  selection: Selection,
  hasBefore: boolean,
): Promise<Series> {
  const { plan, chosen } = selection;
  const { unit, buckets } = bucketsOf(plan.window, plan.zone);
  const others = hasBefore ? bucketsOf(plan.compareWith, plan.zone).buckets : [];
  const points: Series['points'][number][] = [];
  const shown = buckets.filter((bucket) => !isEmptyWall(selection, bucket));
  const shownBefore = others.filter((bucket) => !isEmptyWall(selection, bucket));
  for (const [at, bucket] of shown.entries()) {
    const other = shownBefore[at];
    points.push({
      label: bucket.label,
      now: await pointFact(desk, selection, bucket, `series.${at + 1}`, 'this period'),
      before: other
        ? await pointFact(desk, selection, other, `series.${at + 1}.before`, 'the period before')
        : null,
    });
  }
  const measure = chosen.measure ?? 'rows';
  const now = { name: 'This period', values: points.map((point) => numberOf(point.now)) };
  const before = { name: 'Period before', values: points.map((point) => numberOf(point.before)) };
  const summary = hasBefore
    ? say`Chart by ${name(unit)}: this period beside the period before. A table below it has the numbers.`
    : say`Chart by ${name(unit)} through this period. A table below it has the numbers.`;
  return {
    unit,
    points,
    summary,
    chart: {
      kind: points.length < fewestForLine ? 'bar' : 'line',
      title: capitalised(`${measure} by ${unit}`),
      summary: summary.plain,
      xLabel: unit,
      yLabel: capitalised(chosen.unit === '' ? measure : `${measure}, ${chosen.unit}`),
      x: points.map((point) => point.label),
      series: hasBefore ? [now, before] : [now],
    },
  };
}

function pointFact(
  desk: FactDesk,
  selection: Selection,
  bucket: Bucket,
  id: string,
  period: string,
): Promise<FactDraft> {
  const { chosen } = selection;
  return desk.prove({
    id,
    label: `${chosen.measure ?? 'rows'}, ${bucket.label} of ${period}`,
    ...formOf(chosen),
    beside: selection.beside,
    query: figureIn(selection, sumOf(chosen), bucket),
    evidence: evidenceIn({ ...selection, evidenceLimit }, [bucket]),
  });
}

/** The second 02:00 of the autumn night holds no row of a column without offsets. */
function isEmptyWall({ chosen: { time } }: Selection, bucket: Bucket): boolean {
  return !isInstant(time) && bound(time, bucket.fromMs) === bound(time, bucket.toMs);
}

function numberOf(fact: FactDraft | null): number | null {
  return typeof fact?.value === 'number' ? fact.value : null;
}
