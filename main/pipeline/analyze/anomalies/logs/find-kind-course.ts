import type { ChartSpec } from '../../../../domain/report/chart.ts';
import type { AnalyzePlan } from '../../../../domain/run/plan.ts';
import type { FactDraft } from '../../../report/fact-numbers.ts';
import { capitalised, name, type Phrase, say } from '../../../report/phrase.ts';
import { identifier } from '../../../sql.ts';
import type { FactDesk } from '../../fact-desk.ts';
import { bound, bucketsOf, isInstant } from '../../period.ts';
import { logEvidence } from './find-log-notes.ts';
import { type LogColumns, rowsOf } from './message-sql.ts';
import type { News } from './prove-news.ts';

/** How often one kind of message came: through the window, or through the day that ends with a short one. */
export interface KindCourse {
  readonly unit: string;
  readonly points: readonly { readonly label: string; readonly count: FactDraft }[];
  readonly summary: Phrase;
  readonly chart: ChartSpec;
}

const dayMs = 86_400_000;

export async function findKindCourse(
  desk: FactDesk,
  log: LogColumns,
  { window, zone }: AnalyzePlan,
  { kind, title }: News,
): Promise<KindCourse> {
  const span = { fromMs: Math.min(window.fromMs, window.toMs - dayMs), toMs: window.toMs };
  const { unit, buckets } = bucketsOf(span, zone);
  const points: KindCourse['points'][number][] = [];
  for (const [at, bucket] of buckets.entries()) {
    // The second 02:00 of the autumn night holds no message of a log without offsets.
    if (!isInstant(log.time) && bound(log.time, bucket.fromMs) === bound(log.time, bucket.toMs)) {
      continue;
    }
    const where = rowsOf(log, kind, bucket);
    const count = await desk.prove({
      id: `course.${at + 1}`,
      label: `messages like "${title}", ${bucket.label}`,
      format: 'count',
      unit: '',
      query: `SELECT count(*) AS value FROM ${identifier(log.view)} WHERE ${where}`,
      evidence: {
        view: log.view,
        where,
        columns: logEvidence(log),
        largestBy: null,
        limit: 5,
      },
    });
    points.push({ label: bucket.label, count });
  }
  const summary = say`Chart of the messages of the most telling kind by ${name(unit)}. A table below it has the numbers.`;
  return {
    unit,
    points,
    summary,
    chart: {
      kind: 'bar',
      title: capitalised(`messages by ${unit}`),
      summary: summary.plain,
      xLabel: unit,
      yLabel: 'Messages',
      x: points.map(({ label }) => label),
      series: [{ name: 'Messages', values: points.map(({ count }) => Number(count.value)) }],
    },
  };
}
