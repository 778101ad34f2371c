import type { AnalyzePlan } from '../../../domain/run/plan.ts';
import type { FactDesk } from '../fact-desk.ts';
import { findRestated, type Restated } from '../restated.ts';
import { type SeriesColumns, seriesName } from './choose-series.ts';
import type { FoundAnomalies } from './find-anomalies.ts';
import type { SeriesNotes } from './find-notes.ts';
import type { LogNotes } from './logs/find-log-notes.ts';
import type { FoundNews } from './logs/prove-news.ts';

/** How many values there were and how many of them were strange, as the report before stated it. */
export function findSeriesSinceLast(
  desk: FactDesk,
  plan: AnalyzePlan,
  chosen: SeriesColumns,
  { values }: SeriesNotes,
  { count }: FoundAnomalies,
): Promise<readonly Restated[]> {
  return findRestated(desk, plan, [
    { name: `values of ${seriesName(chosen)}`, fact: values },
    { name: 'unlike before', fact: count },
  ]);
}

/** Messages, errors and findings as the report before stated them, and each kind that it told of too. */
export function findLogSinceLast(
  desk: FactDesk,
  plan: AnalyzePlan,
  { messages, errors }: LogNotes,
  { count, shown }: FoundNews,
): Promise<readonly Restated[]> {
  return findRestated(desk, plan, [
    { name: 'messages', fact: messages },
    ...(errors ? [{ name: 'errors', fact: errors }] : []),
    { name: 'unusual', fact: count },
    ...shown.map(({ title, count: messagesOfKind }) => ({ name: title, fact: messagesOfKind })),
  ]);
}
