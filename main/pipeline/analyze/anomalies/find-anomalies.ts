import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import { rowColumn } from '../../fetch/column-names.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import type { SeriesColumns } from './choose-series.ts';
import { Detector, type Verdict } from './detect/detector.ts';
import { type AnomalyFacts, proveAnomaly } from './prove-anomaly.ts';
import type { Point, Series } from './read-series.ts';

/** A value of the window that is unlike those before it. */
export interface Anomaly extends AnomalyFacts {
  readonly group: string | null;
  readonly point: Point;
  readonly verdict: Verdict;
  /** Whether it is the highest or the lowest value of its series so far. */
  readonly record: 'highest' | 'lowest' | null;
}

export interface FoundAnomalies {
  /** The strangest first. */
  readonly shown: readonly Anomaly[];
  /** How many there are in the window, shown or not. */
  readonly count: FactDraft;
  /** Whether a series has so few values before the window that little can be called strange. */
  readonly isYoung: boolean;
}

/** More are counted. */
const mostShown = 20;
/** The detector takes a score from here on for an anomaly. */
const threshold = 0.5;
const fewestBefore = 200;

/** Judges each series from its first value to the end of the window, and proves the strangest of it. */
export async function findAnomalies(
  desk: FactDesk,
  chosen: SeriesColumns,
  plan: AnalyzePlan,
  series: readonly Series[],
): Promise<FoundAnomalies> {
  const found = series
    .flatMap(judge)
    .sort((a, b) => b.verdict.score - a.verdict.score || a.point.row - b.point.row);
  const shown: Anomaly[] = [];
  for (const one of found.slice(0, mostShown)) {
    shown.push({ ...one, ...(await proveAnomaly(desk, chosen, plan, one)) });
  }
  const rows = found.map(({ point }) => point.row).join(', ') || 'NULL';
  const count = await desk.prove({
    id: 'anomalies',
    label: 'values of this period that are unlike those before them',
    format: 'count',
    unit: '',
    query: `SELECT count(*) AS value FROM ${identifier(chosen.view)} WHERE ${rowColumn} IN (${rows})`,
    evidence: {
      view: chosen.view,
      where: `${rowColumn} IN (${rows})`,
      columns: [chosen.time.name, chosen.value, ...(chosen.by === null ? [] : [chosen.by])],
      largestBy: null,
      limit: 50,
    },
  });
  const isYoung = series.some(
    ({ points }) => points.filter(({ isInWindow }) => !isInWindow).length < fewestBefore,
  );
  return { shown, count, isYoung };
}

function judge({ group, points }: Series): readonly Omit<Anomaly, keyof AnomalyFacts>[] {
  const detector = new Detector();
  const found: Omit<Anomaly, keyof AnomalyFacts>[] = [];
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const verdict = detector.next(point);
    if (point.isInWindow && verdict.score >= threshold) {
      const record = point.value > highest ? 'highest' : point.value < lowest ? 'lowest' : null;
      found.push({ group, point, verdict, record });
    }
    highest = Math.max(highest, point.value);
    lowest = Math.min(lowest, point.value);
  }
  return found;
}
