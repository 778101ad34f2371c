import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import { rowColumn } from '../../fetch/column-names.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { EvidenceRows, FactDesk } from '../fact-desk.ts';
import { ofSeries, type SeriesColumns, seriesName, wallSql } from './choose-series.ts';
import type { Verdict } from './detect/detector.ts';
import type { Point } from './read-series.ts';

/** What a report states about an anomaly. */
export interface AnomalyFacts {
  readonly time: FactDraft;
  readonly value: FactDraft;
  readonly score: FactDraft;
  /** Null before there is enough to expect anything. */
  readonly expected: {
    readonly low: FactDraft;
    readonly usual: FactDraft;
    readonly high: FactDraft;
  } | null;
}

interface Judged {
  readonly group: string | null;
  readonly point: Point;
  readonly verdict: Verdict;
}

const evidenceLimit = 20;

/** Asks the snapshot for each number that the report states about one anomaly. */
export async function proveAnomaly(
  desk: FactDesk,
  chosen: SeriesColumns,
  { zone }: Pick<AnalyzePlan, 'zone'>,
  { group, point, verdict }: Judged,
): Promise<AnomalyFacts> {
  const view = identifier(chosen.view);
  const own = `${rowColumn} = ${point.row}`;
  const columns = [chosen.time.name, chosen.value, ...(chosen.by === null ? [] : [chosen.by])];
  const rows = { view: chosen.view, columns, largestBy: null, limit: evidenceLimit };
  const itself: EvidenceRows = { ...rows, where: own };
  const about = `${seriesName(chosen)}${group === null ? '' : ` of ${group}`}`;
  const at = new Date(point.wallMs).toISOString().slice(0, 19);
  const id = `anomaly.${group === null ? '' : `${group}.`}${at}`;
  const amount = {
    format: 'amount',
    unit: chosen.unit,
    beside: Math.max(Math.abs(point.value), Math.abs(verdict.expected?.high ?? 0)),
  } as const;

  const time = await desk.prove({
    id: `${id}.time`,
    label: `when ${about} was unlike before, ${zone}`,
    format: 'date',
    unit: '',
    query: `SELECT strftime(${wallSql(chosen)}, ${chosen.time.type === 'DATE' ? `'%Y-%m-%d'` : `'%Y-%m-%dT%H:%M'`}) AS value FROM ${view} WHERE ${own}`,
    evidence: itself,
  });
  const value = await desk.prove({
    id: `${id}.value`,
    label: `${about} at that time`,
    ...amount,
    query: `SELECT ${identifier(chosen.value)} AS value FROM ${view} WHERE ${own}`,
    evidence: itself,
  });
  const score = await desk.prove({
    id: `${id}.score`,
    label: `how far that value of ${about} lies from all before it, from 0 to 1: the detector's own measure, half of it is an anomaly`,
    format: 'amount',
    unit: '',
    query: `SELECT ${Number(verdict.score.toFixed(6))} AS value`,
    evidence: itself,
  });
  if (!verdict.expected) return { time, value, score, expected: null };

  const { from } = verdict.expected;
  const earlier = `${ofSeries(chosen, group)} AND ${sameHour(chosen, point, from === 'weekday')} AND ${identifier(chosen.time.name)} < (SELECT ${identifier(chosen.time.name)} FROM ${view} WHERE ${own})`;
  const ask = (end: string, words: string, share: number) =>
    desk.prove({
      id: `${id}.${end}`,
      label: `${words} of ${about} at this hour ${from === 'weekday' ? 'of the week' : 'of the day'}, up to then`,
      ...amount,
      query: `SELECT quantile_cont(${identifier(chosen.value)}::DOUBLE, ${share}) AS value FROM ${view} WHERE ${earlier}`,
      evidence: { ...rows, where: earlier },
    });
  return {
    time,
    value,
    score,
    expected: {
      low: await ask('low', 'what one in twenty earlier values lies below,', 0.05),
      usual: await ask('usual', 'middle of the earlier values', 0.5),
      high: await ask('high', 'what one in twenty earlier values lies above,', 0.95),
    },
  };
}

function sameHour(chosen: SeriesColumns, { wallMs }: Point, isOfWeek: boolean): string {
  const wall = wallSql(chosen);
  const at = new Date(wallMs);
  const hour = `date_part('hour', ${wall}) = ${at.getUTCHours()}`;
  return isOfWeek ? `${hour} AND date_part('dow', ${wall}) = ${at.getUTCDay()}` : hour;
}
