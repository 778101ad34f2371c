import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReportItemView } from '../../preload/contract/views.ts';
import { useNow } from '../lib/clock.ts';
import { periodText } from '../lib/time-text.ts';
import { LongList } from './long-list.tsx';
import styles from './report-rows.module.css';
import { RowLink } from './row-link.tsx';
import { RowParts } from './rows.tsx';
import { TimeText } from './time-text.tsx';

interface ReportRowsProps {
  readonly label: string;
  readonly items: readonly ReportItemView[];
  readonly onEnd?: (() => void) | undefined;
  /** Before each: a box to select it. */
  readonly select?: (item: ReportItemView) => ReactNode;
  /** After each: what can be done with it. */
  readonly more?: (item: ReportItemView) => ReactNode;
}

/** Reports by their headline; unread ones carry a dot and say so. */
export function ReportRows({ label, items, onEnd, select, more }: ReportRowsProps) {
  const entries = items.map((item) => ({
    key: item.runId,
    show: () => <ReportRow item={item} select={select?.(item)} more={more?.(item)} />,
  }));
  return <LongList label={label} entries={entries} onEnd={onEnd} />;
}

interface ReportRowProps {
  readonly item: ReportItemView;
  readonly select: ReactNode;
  readonly more: ReactNode;
}

function ReportRow({ item, select, more }: ReportRowProps) {
  const nowMs = useNow();
  const { runId, headline, jobName, period, createdAtMs, zone, isUnread, excerpt } = item;
  return (
    <RowParts
      lead={
        <>
          {select}
          <span className={styles.dot} data-unread={isUnread} />
        </>
      }
      title={
        <RowLink to={`/reports/${runId}`} title={headline}>
          {isUnread && <VisuallyHidden>Unread: </VisuallyHidden>}
          <span className={styles.headline} data-unread={isUnread}>
            {headline}
          </span>
        </RowLink>
      }
      detail={
        <>
          <span className={styles.about}>
            <span className={styles.job}>{jobName}</span>
            {period && (
              <span className={styles.period}>
                {' · '}
                {periodText(period.fromMs, period.toMs, zone, nowMs)}
              </span>
            )}
          </span>
          {excerpt !== null && <span className={styles.excerpt}>{excerpt}</span>}
        </>
      }
      side={<TimeText atMs={createdAtMs} zone={zone} isLocal />}
      actions={more}
    />
  );
}
