import { Button } from '@mantine/core';
import type { HistoryItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { counted, stateNames, stateOf } from '../../lib/words.ts';
import { RowLink } from '../../ui/row-link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { StateColumn } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** What did not run since the analyst last looked, each with its reason. */
export function AwayCard({ items }: { readonly items: readonly HistoryItemView[] }) {
  const accept = useAct('upcoming.accept-away');
  return (
    <Section
      title="While you were away"
      tone="note"
      note={summaryOf(items)}
      action={
        <Button size="compact-sm" loading={accept.isPending} onClick={() => accept.mutate(null)}>
          Accept all
        </Button>
      }
    >
      <Rows label="While you were away">
        {items.map((item) => (
          <Row
            key={`${item.jobId} ${item.slot}`}
            lead={<StateColumn state={stateOf(item)} />}
            title={nameOf(item)}
            detail={item.reasonText}
            side={<TimeText atMs={item.atMs} zone={item.zone} />}
          />
        ))}
      </Rows>
    </Section>
  );
}

function nameOf({ runId, jobName }: HistoryItemView) {
  return runId === null ? jobName : <RowLink to={`/runs/${runId}`} title={jobName} />;
}

/** "3 reports were due: 1 missed, 2 superseded." */
function summaryOf(items: readonly HistoryItemView[]): string {
  const byState = Map.groupBy(items, stateOf);
  const parts = [...byState].map(
    ([state, group]) => `${group.length} ${stateNames[state].toLowerCase()}`,
  );
  const were = items.length === 1 ? 'was' : 'were';
  return `${counted(items.length, 'report')} ${were} due: ${parts.join(', ')}.`;
}
