import { Button } from '@mantine/core';
import type { AwayItemView } from '../../../preload/contract/upcoming-view.ts';
import { useAct } from '../../lib/acts.ts';
import { counted, type StateWord, stateNames, stateOf } from '../../lib/words.ts';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { StateColumn } from '../../ui/state-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** What did not run in time since the analyst last looked: when, why, what was done, and what can be. */
export function AwayCard({ items }: { readonly items: readonly AwayItemView[] }) {
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
      <FoldedRows items={items} shown={6}>
        {(shown) => (
          <Rows label="While you were away">
            {shown.map((item) => (
              <Row
                key={`${item.jobId} ${item.slot}`}
                lead={<StateColumn state={stateOf(item)} />}
                title={nameOf(item)}
                detail={<WhatWasDone item={item} />}
                side={<TimeText atMs={item.atMs} zone={item.zone} />}
                actions={item.canRun && <RunIt item={item} />}
              />
            ))}
          </Rows>
        )}
      </FoldedRows>
    </Section>
  );
}

function nameOf({ runId, jobName, hasReport }: AwayItemView) {
  if (runId === null) return jobName;
  return <RowLink to={hasReport ? `/reports/${runId}` : `/runs/${runId}`} title={jobName} />;
}

/** "missed while asleep", "caught up later, started today 08:40" */
function WhatWasDone({ item }: { readonly item: AwayItemView }) {
  const { reasonText, startedAtMs, zone, outcome } = item;
  if (outcome !== 'succeeded' || startedAtMs === null) return reasonText;
  return (
    <>
      {reasonText}, started <TimeText atMs={startedAtMs} zone={zone} as="within" />
    </>
  );
}

function RunIt({ item: { jobId, jobName, slot } }: { readonly item: AwayItemView }) {
  const run = useAct('slot.run');
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={run.isPending}
      aria-label={`Run ${jobName} for this time`}
      onClick={() => run.mutate({ jobId, slot })}
    >
      Run
    </Button>
  );
}

const became = (state: StateWord) =>
  state === 'superseded' ? 'combined into a later one' : stateNames[state].toLowerCase();

/** "3 reports were due: 1 missed, 2 combined into a later one." */
function summaryOf(items: readonly AwayItemView[]): string {
  const byState = Map.groupBy(items, stateOf);
  const parts = [...byState].map(([state, group]) => `${group.length} ${became(state)}`);
  const were = items.length === 1 ? 'was' : 'were';
  return `${counted(items.length, 'report')} ${were} due: ${parts.join(', ')}.`;
}
