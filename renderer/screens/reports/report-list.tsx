import { ActionIcon, Button, Checkbox, Tooltip } from '@mantine/core';
import { GitCompareArrows, type LucideIcon, Mail, MailOpen, Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportMark } from '../../../preload/contract/inbox-calls.ts';
import type { ReportItemView } from '../../../preload/contract/views.ts';
import { useAct } from '../../lib/acts.ts';
import { ReportRows } from '../../ui/report-rows.tsx';
import styles from './reports.module.css';

interface ReportListProps {
  readonly items: readonly ReportItemView[];
  readonly onEnd: () => void;
}

/** The reports; two of them can be chosen to stand beside each other. */
export function ReportList({ items, onEnd }: ReportListProps) {
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (runId: string, isOn: boolean) => {
    const others = chosen.filter((id) => id !== runId);
    // Two are compared: a third takes the place of the one chosen first.
    setChosen(isOn ? [...others, runId].slice(-2) : others);
  };
  const canCompare = items.length > 1;
  return (
    <>
      {canCompare && (
        <div className={styles.bar}>
          <span aria-live="polite">{hints[chosen.length]}</span>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<GitCompareArrows size={15} aria-hidden />}
            disabled={chosen.length < 2}
            onClick={() => go(`/compare/${chosen.join('_')}`)}
          >
            Compare
          </Button>
        </div>
      )}
      <ReportRows
        label="Reports"
        items={items}
        onEnd={onEnd}
        select={({ runId, headline }) =>
          canCompare && (
            <Checkbox
              aria-label={`Compare: ${headline}`}
              checked={chosen.includes(runId)}
              onChange={(event) => choose(runId, event.currentTarget.checked)}
            />
          )
        }
        more={(item) => <Marks item={item} />}
      />
    </>
  );
}

const hints = [
  'Tick two reports to compare their numbers',
  'One chosen: tick another',
  'Two chosen',
];

function Marks({
  item: { runId, headline, isUnread, isPinned },
}: {
  readonly item: ReportItemView;
}) {
  const act = useAct('report.mark');
  const mark = (name: string, icon: LucideIcon, as: ReportMark) => (
    <Mark
      label={`${name}: ${headline}`}
      name={name}
      icon={icon}
      onClick={() => act.mutate({ runId, mark: as })}
    />
  );
  return (
    <>
      {isUnread ? mark('Mark as read', MailOpen, 'read') : mark('Mark as unread', Mail, 'unread')}
      {isPinned ? mark('Unpin', PinOff, 'unpinned') : mark('Pin', Pin, 'pinned')}
    </>
  );
}

interface MarkProps {
  readonly name: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
}

function Mark({ name, label, icon: Icon, onClick }: MarkProps) {
  return (
    <Tooltip label={name}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
