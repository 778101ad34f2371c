import type { HistoryItemView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { dayText, durationText } from '../../lib/time-text.ts';
import { stateOf } from '../../lib/words.ts';
import { RowLink } from '../../ui/row-link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { StateColumn } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** Newest first, under the day it was due. */
export function HistoryList({ items }: { readonly items: readonly HistoryItemView[] }) {
  const nowMs = useNow(60_000);
  const days = Map.groupBy(items, ({ atMs, zone }) => dayText(atMs, zone, nowMs));
  return [...days].map(([day, ofDay]) => (
    <Section key={day} title={day}>
      <Rows label={day}>
        {ofDay.map((item) => (
          <HistoryRow key={`${item.jobId} ${item.slot}`} item={item} />
        ))}
      </Rows>
    </Section>
  ));
}

function HistoryRow({ item }: { readonly item: HistoryItemView }) {
  const { jobName, runId, atMs, zone, startedAtMs, endedAtMs } = item;
  const tookMs = startedAtMs !== null && endedAtMs !== null ? endedAtMs - startedAtMs : null;
  return (
    <Row
      lead={<StateColumn state={stateOf(item)} />}
      title={runId === null ? jobName : <RowLink to={`/runs/${runId}`} title={jobName} />}
      detail={detailOf(item)}
      side={
        <>
          <TimeText atMs={atMs} zone={zone} as="clock" />
          {tookMs !== null && <div>{durationText(tookMs)}</div>}
        </>
      }
    />
  );
}

function detailOf({ reasonText, result, failure }: HistoryItemView): string {
  return [reasonText, failure ?? result].filter(Boolean).join(' · ');
}
