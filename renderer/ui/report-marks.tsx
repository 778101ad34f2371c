import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { type LucideIcon, Mail, MailOpen, Pin, PinOff } from 'lucide-react';
import type { ReportMark } from '../../preload/contract/inbox-calls.ts';
import type { ReportItemView } from '../../preload/contract/views.ts';
import { useAct } from '../lib/acts.ts';

interface ReportMarksProps {
  readonly item: ReportItemView;
  /** As quiet as a row wants it, unless given. */
  readonly look?: Pick<ActionIconProps, 'variant' | 'size' | 'color'>;
}

const quiet = { variant: 'subtle', color: 'gray' } as const;

/** Read or unread, pinned or not: what the analyst says of a report, and can take back. */
export function ReportMarks({ item, look = quiet }: ReportMarksProps) {
  const { runId, headline, isUnread, isPinned } = item;
  const act = useAct('report.mark');
  // The system's own hint: one of the theme's for each of hundreds of buttons would hold the list up.
  const mark = (name: string, Icon: LucideIcon, as: ReportMark) => (
    <ActionIcon
      {...look}
      title={name}
      aria-label={`${name}: ${headline}`}
      onClick={() => act.mutate({ runId, mark: as })}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <>
      {isUnread ? mark('Mark as read', MailOpen, 'read') : mark('Mark as unread', Mail, 'unread')}
      {isPinned ? mark('Unpin', PinOff, 'unpinned') : mark('Pin', Pin, 'pinned')}
    </>
  );
}
