import type { ReportItemView } from '../../../preload/contract/views.ts';
import type { ReportRecord } from '../../domain/report.ts';

/** One report in a list. */
export function reportItem(record: ReportRecord, jobName: string, zone: string): ReportItemView {
  const { runId, jobId, headline, createdAtMs, isUnread } = record;
  return { runId, jobId, jobName, headline, createdAtMs, zone, isUnread };
}
