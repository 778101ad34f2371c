import { SegmentedControl } from '@mantine/core';
import { FileText, SearchX } from 'lucide-react';
import { useState } from 'react';
import type { ReportsAsked } from '../../../preload/contract/inbox-calls.ts';
import { readOn } from '../../lib/read-on.ts';
import { useRead } from '../../lib/reads.ts';
import { useReportPages } from '../../lib/report-pages.ts';
import { Empty } from '../../ui/empty.tsx';
import { FindLink } from '../../ui/find-link.tsx';
import { JobSelect } from '../../ui/job-select.tsx';
import { LoadFailure } from '../../ui/load-failure.tsx';
import { MorePages } from '../../ui/more-pages.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { ReportList } from './report-list.tsx';
import styles from './reports.module.css';

type Asked = Omit<ReportsAsked, 'before'>;

const everything: Asked = { jobId: null, shows: 'all', text: '' };

/** All reports, newest first: found by their words, unread or pinned ones alone, two compared. */
export function ReportsScreen() {
  const [asked, setAsked] = useState(everything);
  const unread = useRead('reports.unread', null).data ?? 0;
  return (
    <Page
      title="Reports"
      lead={unread > 0 ? `${unread} unread` : 'Nothing unread'}
      actions={
        <>
          <SearchField label="Search reports" onSearch={(text) => setAsked({ ...asked, text })} />
          <FindLink />
          <JobSelect jobId={asked.jobId} onChange={(jobId) => setAsked({ ...asked, jobId })} />
        </>
      }
    >
      <SegmentedControl
        className={styles.shows ?? ''}
        aria-label="Which reports"
        value={asked.shows}
        onChange={(value) => setAsked({ ...asked, shows: showsOf(value) })}
        data={[
          { value: 'all', label: 'All' },
          { value: 'unread', label: 'Unread' },
          { value: 'pinned', label: 'Pinned' },
        ]}
      />
      <Pages asked={asked} />
    </Page>
  );
}

function showsOf(value: string): Asked['shows'] {
  return value === 'unread' || value === 'pinned' ? value : 'all';
}

function Pages({ asked }: { readonly asked: Asked }) {
  const pages = useReportPages(asked);
  if (pages.data === undefined) {
    return pages.error ? (
      <LoadFailure what="your reports" error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Waiting what="your reports" lines={8} />
    );
  }
  if (pages.data.length === 0) return <NothingHere asked={asked} />;
  return (
    <>
      <ReportList items={pages.data} onEnd={() => readOn(pages)} />
      <MorePages pages={pages} />
    </>
  );
}

function NothingHere({ asked: { jobId, shows, text } }: { readonly asked: Asked }) {
  if (text !== '') {
    return (
      <Empty icon={SearchX} title={`Nothing found for “${text}”`}>
        A report is found when it has all of these words.
      </Empty>
    );
  }
  if (shows !== 'all') {
    return (
      <Empty icon={FileText} title={shows === 'unread' ? 'All is read' : 'Nothing is pinned'}>
        {shows === 'unread'
          ? 'New reports stand here until you have opened them.'
          : 'A report that you pin stands here, however old it grows.'}
      </Empty>
    );
  }
  return (
    <Empty icon={FileText} title="No report yet">
      {jobId === null
        ? 'Each time a job has run, its report appears here.'
        : 'This job has not finished a report yet.'}
    </Empty>
  );
}
