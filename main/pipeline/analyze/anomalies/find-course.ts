import type { ChartSpec } from '../../../domain/report/chart.ts';
import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { capitalised, name, type Phrase, say } from '../../report/phrase.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { type Bucket, type BucketUnit, bound, bucketsOf, isInstant, within } from '../period.ts';
import { ofSeries, type SeriesColumns, seriesName } from './choose-series.ts';
import type { Anomaly } from './find-anomalies.ts';

/** The course of one series through the window: between the lowest and the highest value of each step. */
export interface Course {
  readonly unit: BucketUnit;
  readonly points: readonly {
    readonly label: string;
    readonly highest: FactDraft;
    readonly lowest: FactDraft;
  }[];
  readonly summary: Phrase;
  readonly chart: ChartSpec;
}

const fewestForLine = 4;

/** The series of the strangest value. Averages would hide what the report is about. */
export async function findCourse(
  desk: FactDesk,
  chosen: SeriesColumns,
  plan: AnalyzePlan,
  { group }: Pick<Anomaly, 'group'>,
): Promise<Course> {
  const { time, unit: amountUnit } = chosen;
  const { unit, buckets } = bucketsOf(plan.window, plan.zone);
  const points: Course['points'][number][] = [];
  const about = `${seriesName(chosen)}${group === null ? '' : ` of ${group}`}`;
  for (const [at, bucket] of buckets.entries()) {
    // The second 02:00 of the autumn night holds no row of a column without offsets.
    if (!isInstant(time) && bound(time, bucket.fromMs) === bound(time, bucket.toMs)) continue;
    const extreme = (end: 'highest' | 'lowest') =>
      desk.prove({
        id: `course.${at + 1}.${end}`,
        label: `${end} ${about}, ${bucket.label}`,
        format: 'amount',
        unit: amountUnit,
        query: `SELECT ${end === 'highest' ? 'max' : 'min'}(${identifier(chosen.value)}) AS value FROM ${identifier(chosen.view)} WHERE ${rowsOf(chosen, group, bucket)}`,
        evidence: {
          view: chosen.view,
          where: rowsOf(chosen, group, bucket),
          columns: [time.name, chosen.value],
          largestBy: null,
          limit: 10,
        },
      });
    points.push({
      label: bucket.label,
      highest: await extreme('highest'),
      lowest: await extreme('lowest'),
    });
  }
  const title = `${capitalised(about)} by ${unit}`;
  const summary = say`Chart of the series with the strangest value: the highest and the lowest of each ${name(unit)}. A table below it has the numbers.`;
  return {
    unit,
    points,
    summary,
    chart: {
      kind: points.length < fewestForLine ? 'bar' : 'line',
      title,
      summary: summary.plain,
      xLabel: unit,
      yLabel: capitalised(amountUnit === '' ? about : `${about}, ${amountUnit}`),
      x: points.map(({ label }) => label),
      series: [
        { name: 'Highest', values: points.map(({ highest }) => numberOf(highest)) },
        { name: 'Lowest', values: points.map(({ lowest }) => numberOf(lowest)) },
      ],
    },
  };
}

function rowsOf(chosen: SeriesColumns, group: string | null, bucket: Bucket): string {
  return `${within(chosen.time, bucket)} AND ${ofSeries(chosen, group)}`;
}

function numberOf({ value }: FactDraft): number | null {
  return typeof value === 'number' ? value : null;
}
