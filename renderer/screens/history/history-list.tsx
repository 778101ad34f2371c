import type { HistoryItemView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { dayText, durationText, ownZone, periodText } from '../../lib/time-text.ts';
import { stateOf } from '../../lib/words.ts';
import { type ListEntry, LongList } from '../../ui/long-list.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { RowParts } from '../../ui/rows.tsx';
import { StateColumn } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './history.module.css';

interface HistoryListProps {
  readonly items: readonly HistoryItemView[];
  readonly onEnd: () => void;
}

/** Newest first, under the day it was due. */
export function HistoryList({ items, onEnd }: HistoryListProps) {
  const nowMs = useNow(60_000);
  // Times of jobs of many zones stand below each other in their order, so all are the laptop's own.
  const zone = ownZone();
  const days = Map.groupBy(items, ({ atMs }) => dayText(atMs, zone, nowMs));
  const entries = [...days].flatMap(([day, ofDay]): ListEntry[] => [
    {
      key: day,
      isHeading: true,
      show: () => <h2 className={styles.day}>{day}</h2>,
    },
    ...ofDay.map((item) => ({
      key: `${item.jobId} ${item.slot}`,
      show: () => <HistoryRow item={item} />,
    })),
  ]);
  return <LongList label="History" entries={entries} onEnd={onEnd} />;
}

function HistoryRow({ item }: { readonly item: HistoryItemView }) {
  const nowMs = useNow(60_000);
  const { jobName, runId, atMs, zone, startedAtMs, endedAtMs } = item;
  const tookMs = startedAtMs !== null && endedAtMs !== null ? endedAtMs - startedAtMs : null;
  return (
    <RowParts
      lead={<StateColumn state={stateOf(item)} />}
      title={runId === null ? jobName : <RowLink to={`/runs/${runId}`} title={jobName} />}
      detail={detailOf(item, nowMs)}
      side={
        <>
          <TimeText atMs={atMs} zone={zone} as="clock" isLocal />
          {tookMs !== null && <div>{durationText(tookMs)}</div>}
        </>
      }
    />
  );
}

/** "Mon 23 Nov · 48 rows, 17,828 · on time" */
function detailOf(item: HistoryItemView, nowMs: number): string {
  const { period, zone, outcome, reasonText, result, failure } = item;
  const about = period && periodText(period.fromMs, period.toMs, zone, nowMs);
  // "failed" stands before it already.
  const reason = reasonText === outcome ? null : reasonText;
  return [about, failure ?? result, reason].filter(Boolean).join(' · ');
}
