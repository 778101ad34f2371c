import { ActionIcon, Button } from '@mantine/core';
import { Check, FolderOpen, KeyRound, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FailureItemView } from '../../preload/contract/views.ts';
import { useFailureActs } from '../lib/failure-acts.ts';
import { counted } from '../lib/words.ts';
import { RowLink } from './row-link.tsx';
import { Row, Rows } from './rows.tsx';
import { StateIcon } from './state-badge.tsx';
import { TimeText } from './time-text.tsx';
import { offerUndo } from './undo-toast.tsx';

export interface FailureRowsProps {
  readonly items: readonly FailureItemView[];
  /** False where the sentence stands above: all of them have it. */
  readonly saysWhy?: boolean;
  /** Before each: a box to select it. */
  readonly select?: (item: FailureItemView) => ReactNode;
  /** After each: what else can be done. */
  readonly more?: (item: FailureItemView) => ReactNode;
}

/** What failed, in a sentence each, with the one thing that can mend it. */
export function FailureRows({ items, saysWhy = true, select, more }: FailureRowsProps) {
  const { mend, dismiss, mendingRunId } = useFailureActs();
  const dismissWithUndo = (item: FailureItemView) => {
    const { undo, settle } = dismiss(item);
    offerUndo({
      message: `Dismissed the failure of “${item.jobName}”`,
      onUndo: undo,
      onSettle: settle,
    });
  };
  return (
    <Rows label="Failures">
      {items.map((item) => (
        <Row
          key={item.runId}
          lead={
            <>
              {select?.(item)}
              <StateIcon state="failed" size={18} />
            </>
          }
          title={<RowLink to={`/runs/${item.runId}`} title={item.jobName} />}
          detail={<FailureDetail item={item} saysWhy={saysWhy} />}
          actions={
            <>
              <MendButton item={item} onMend={mend} isBusy={mendingRunId === item.runId} />
              {item.action !== 'retry' && (
                // The file may have come back to where it was, or as it was.
                <MendButton
                  item={{ ...item, action: 'retry' }}
                  onMend={mend}
                  isBusy={mendingRunId === item.runId}
                />
              )}
              {more?.(item)}
              <ActionIcon
                variant="subtle"
                color="gray"
                title="Dismiss"
                aria-label={`Dismiss the failure of ${item.jobName}`}
                onClick={() => dismissWithUndo(item)}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </>
          }
        />
      ))}
    </Rows>
  );
}

interface FailureDetailProps {
  readonly item: FailureItemView;
  readonly saysWhy: boolean;
}

function FailureDetail({ item, saysWhy }: FailureDetailProps) {
  const { message, attempts, atMs, zone } = item;
  return (
    <>
      <TimeText atMs={atMs} zone={zone} isLocal />
      {saysWhy && ` · ${message}`}
      {attempts > 1 && `${saysWhy ? ' ' : ' · '}Tried ${counted(attempts, 'time')}.`}
    </>
  );
}

interface MendButtonProps {
  readonly item: FailureItemView;
  readonly onMend: (item: FailureItemView) => Promise<void>;
  readonly isBusy: boolean;
}

const mends = {
  retry: { name: 'Retry', Icon: RotateCcw },
  'choose-file': { name: 'Choose file…', Icon: FolderOpen },
  'accept-shape': { name: 'Use it as it is now', Icon: Check },
  'new-secret': { name: 'New password…', Icon: KeyRound },
} as const;

function MendButton({ item, onMend, isBusy }: MendButtonProps) {
  const { name, Icon } = mends[item.action];
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon size={15} aria-hidden />}
      loading={isBusy}
      aria-label={`${name} for ${item.jobName}`}
      onClick={() => void onMend(item)}
    >
      {name}
    </Button>
  );
}
