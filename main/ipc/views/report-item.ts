import type { ReportItemView } from '../../../preload/contract/views.ts';
import type { InboxRecord } from '../../domain/report/inbox.ts';
import type { ReportRecord } from '../../domain/report/report.ts';

type Kept = Pick<InboxRecord, 'zone' | 'period' | 'isPinned' | 'excerpt'>;

/** One report in a list. */
export function reportItem(
  { runId, jobId, headline, createdAtMs, isUnread }: ReportRecord,
  jobName: string,
  { zone, period, isPinned, excerpt }: Kept,
): ReportItemView {
  const kept = { zone, period, isPinned, excerpt };
  return { runId, jobId, jobName, headline, createdAtMs, isUnread, ...kept };
}
