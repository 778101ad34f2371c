import type { ReportView } from '../../../preload/contract/views.ts';
import { useNow } from '../../lib/clock.ts';
import { durationText, periodText } from '../../lib/time-text.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** What the report itself does not say: its period, when it was made and why then. */
export function ReportLead({ view }: { readonly view: ReportView }) {
  const nowMs = useNow();
  const { item, window, startedAtMs, endedAtMs, revision, reasonText } = view;
  const tookMs = startedAtMs !== null && endedAtMs !== null ? endedAtMs - startedAtMs : null;
  return (
    <>
      {periodText(window.fromMs, window.toMs, item.zone, nowMs)} · made{' '}
      <TimeText atMs={item.createdAtMs} zone={item.zone} />
      {tookMs !== null && ` in ${durationText(tookMs)}`}
      {reasonText && ` · ${reasonText}`}
      {revision > 1 && ` · version ${revision} of this period`}
    </>
  );
}
