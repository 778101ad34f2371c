import { Fragment } from 'react';
import type { ReportView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { durationText, periodText } from '../../lib/time-text.ts';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './report.module.css';

/** What the report itself does not say: its period, when it was made and why then. */
export function ReportLead({ view }: { readonly view: ReportView }) {
  const nowMs = useNow();
  const { item, window, startedAtMs, endedAtMs, revision, reasonText } = view;
  const tookMs = startedAtMs !== null && endedAtMs !== null ? endedAtMs - startedAtMs : null;
  const parts = [
    { key: 'period', shown: periodText(window.fromMs, window.toMs, item.zone, nowMs) },
    {
      key: 'made',
      shown: (
        <>
          made <TimeText atMs={item.createdAtMs} zone={item.zone} as="within" />
          {tookMs !== null && ` in ${durationText(tookMs)}`}
        </>
      ),
    },
    ...(reasonText ? [{ key: 'reason', shown: reasonText }] : []),
    ...(revision > 1 ? [{ key: 'version', shown: `version ${revision} of this period` }] : []),
  ];
  // A part is never broken, and the dot stays on the line that it ends.
  return parts.map(({ key, shown }, at) => (
    <Fragment key={key}>
      {at > 0 && ' '}
      <span className={styles.leadPart}>
        {shown}
        {at < parts.length - 1 && ' ·'}
      </span>
    </Fragment>
  ));
}
