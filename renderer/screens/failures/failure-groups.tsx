import { Button, Checkbox } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { FailureItemView } from '../../../preload/contract/views.ts';
import { counted } from '../../lib/words.ts';
import { FailureRows, type FailureRowsProps } from '../../ui/failure-rows.tsx';
import { FoldedRows } from '../../ui/folded-rows.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './failures.module.css';
import { MuteButton } from './mute-button.tsx';
import { useRetryMany } from './use-retry-many.ts';

/** Failures of one cause under its sentence, the others by themselves, the muted ones last. */
export function FailureGroups({ items }: { readonly items: readonly FailureItemView[] }) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const retry = useRetryMany();
  const chosen = items.filter(({ runId }) => marked.has(runId)).map(({ runId }) => runId);
  const mark = (runIds: readonly string[], isOn: boolean) => {
    const others = [...marked].filter((runId) => !runIds.includes(runId));
    setMarked(new Set(isOn ? [...others, ...runIds] : others));
  };
  const more = (item: FailureItemView) => <MuteButton item={item} />;
  // One by itself has its own button, and nothing to choose from.
  if (items.length === 1) return <Groups items={items} more={more} />;
  const select = ({ runId, jobName }: FailureItemView) => (
    <Checkbox
      aria-label={`Select the failure of ${jobName}`}
      checked={marked.has(runId)}
      onChange={(event) => mark([runId], event.currentTarget.checked)}
    />
  );
  const all = items.map(({ runId }) => runId);
  return (
    <>
      <div className={styles.bar}>
        <Checkbox
          label={chosen.length > 0 ? `${chosen.length} selected` : 'Select all'}
          checked={chosen.length === items.length}
          indeterminate={chosen.length > 0 && chosen.length < items.length}
          onChange={(event) => mark(all, event.currentTarget.checked)}
        />
        <Button
          size="compact-sm"
          leftSection={<RotateCcw size={15} aria-hidden />}
          disabled={chosen.length === 0}
          loading={retry.isPending}
          onClick={() => retry.start(chosen)}
        >
          Retry selected
        </Button>
      </div>
      <Groups items={items} select={select} more={more} />
    </>
  );
}

/** Of one cause so many tell enough; hundreds of rows with their buttons would keep the window busy. */
const rowsShown = 20;

function Groups({ items, ...rows }: FailureRowsProps) {
  return groupsOf(items).map(({ name, title, members, isOneCause }) =>
    title === null ? (
      <FoldedRows key={name} items={members} shown={rowsShown}>
        {(shown) => <FailureRows items={shown} {...rows} />}
      </FoldedRows>
    ) : (
      <Section key={name} title={title} note={isOneCause && counted(members.length, 'failure')}>
        <FoldedRows items={members} shown={rowsShown}>
          {(shown) => <FailureRows items={shown} saysWhy={!isOneCause} {...rows} />}
        </FoldedRows>
      </Section>
    ),
  );
}

interface Group {
  readonly name: string;
  /** Null where the rows need none. */
  readonly title: string | null;
  readonly isOneCause: boolean;
  readonly members: readonly FailureItemView[];
}

function groupsOf(items: readonly FailureItemView[]): readonly Group[] {
  const muted = items.filter(({ isMuted }) => isMuted);
  const byCause = Map.groupBy(
    items.filter(({ isMuted }) => !isMuted),
    ({ message }) => message,
  );
  const shared = [...byCause].filter(([, members]) => members.length > 1);
  const alone = [...byCause.values()].filter(({ length }) => length === 1).flat();
  const others = shared.length > 0 ? 'Others' : null;
  return [
    ...shared.map(([message, members]) => group(message, message, members, true)),
    group('others', others, alone),
    group('muted', 'Muted until they work again', muted),
  ].filter(({ members }) => members.length > 0);
}

function group(
  name: string,
  title: string | null,
  members: readonly FailureItemView[],
  isOneCause = false,
): Group {
  return { name, title, members, isOneCause };
}
