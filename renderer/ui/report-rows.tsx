import { VisuallyHidden } from '@mantine/core';
import type { ReportItemView } from '../../preload/contract/views.ts';
import styles from './report-rows.module.css';
import { RowLink } from './row-link.tsx';
import { Row, Rows } from './rows.tsx';
import { TimeText } from './time-text.tsx';

interface ReportRowsProps {
  readonly label: string;
  readonly items: readonly ReportItemView[];
}

/** Reports by their headline; unread ones carry a dot and say so. */
export function ReportRows({ label, items }: ReportRowsProps) {
  return (
    <Rows label={label}>
      {items.map(({ runId, headline, jobName, createdAtMs, zone, isUnread }) => (
        <Row
          key={runId}
          lead={<span className={styles.dot} data-unread={isUnread} />}
          title={
            <RowLink to={`/reports/${runId}`} title={headline}>
              {isUnread && <VisuallyHidden>Unread: </VisuallyHidden>}
              <span className={styles.headline} data-unread={isUnread}>
                {headline}
              </span>
            </RowLink>
          }
          detail={jobName}
          side={<TimeText atMs={createdAtMs} zone={zone} />}
        />
      ))}
    </Rows>
  );
}
