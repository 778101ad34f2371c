import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { ReportItemView } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';
import { counted } from '../../lib/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { JobSelect } from '../../ui/job-select.tsx';
import { Page } from '../../ui/page.tsx';
import { ReportRows } from '../../ui/report-rows.tsx';

/** All reports, newest first. */
export function ReportsScreen() {
  const [jobId, setJobId] = useState<string | null>(null);
  const reports = useRead('reports.read', { jobId }, { keepsPrevious: true });
  return (
    <Page
      title="Reports"
      lead={reports.data && summaryOf(reports.data)}
      actions={<JobSelect jobId={jobId} onChange={setJobId} />}
    >
      <Answered read={reports} what="your reports">
        {(items) =>
          items.length > 0 ? (
            <ReportRows label="Reports" items={items} />
          ) : (
            <Empty icon={FileText} title="No report yet">
              {jobId === null
                ? 'Each time a job has run, its report appears here.'
                : 'This job has not finished a report yet.'}
            </Empty>
          )
        }
      </Answered>
    </Page>
  );
}

function summaryOf(items: readonly ReportItemView[]): string {
  const unread = items.filter(({ isUnread }) => isUnread).length;
  return unread > 0
    ? `${counted(items.length, 'report')}, ${unread} unread`
    : counted(items.length, 'report');
}
