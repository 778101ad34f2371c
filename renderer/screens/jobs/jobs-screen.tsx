import { Button, Group } from '@mantine/core';
import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { JobsAsked } from '../../../preload/contract/job-list-calls.ts';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useJobPages } from '../../lib/job-pages.ts';
import { readOn } from '../../lib/read-on.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LongList } from '../../ui/long-list.tsx';
import { MorePages } from '../../ui/more-pages.tsx';
import { Page } from '../../ui/page.tsx';
import { JobCard } from './job-card.tsx';
import { ExportAll, ImportJobs, OpenedJobFile } from './job-files.tsx';
import { JobFilters } from './job-filters.tsx';
import styles from './jobs.module.css';
import { UnsavedDrafts } from './unsaved-drafts.tsx';

const everything: JobsAsked = { text: '', tags: [] };
const fewJobs = 4;

/** What is watched, when, and how it went; a job file that was opened is asked about above it. */
export function JobsScreen({ opened = null }: { readonly opened?: number | null }) {
  const [asked, setAsked] = useState(everything);
  const pages = useJobPages(asked);
  const [, go] = useLocation();
  const newJob = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => go('/settings/jobs/new')}>
      New job
    </Button>
  );
  const isNarrowed = asked.text !== '' || asked.tags.length > 0;
  const isEmpty = !isNarrowed && pages.data?.length === 0;
  const actions = (
    <Group gap="xs">
      <ImportJobs />
      {!isEmpty && <ExportAll />}
      {!isEmpty && newJob}
    </Group>
  );
  return (
    <Page title="Jobs" actions={actions}>
      <UnsavedDrafts />
      {opened !== null && <OpenedJobFile number={opened} />}
      <Answered read={pages} what="your jobs">
        {(items) =>
          isEmpty ? (
            <Empty icon={CalendarClock} title="No job yet" action={newJob}>
              A job is a file to watch and a time to report about it.
            </Empty>
          ) : (
            <>
              <JobFilters
                asked={asked}
                onChange={setAsked}
                areMany={isNarrowed || items.length > fewJobs}
              />
              <JobList jobs={items} onEnd={() => readOn(pages)} />
              <MorePages pages={pages} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

interface JobListProps {
  readonly jobs: readonly JobItemView[];
  readonly onEnd: () => void;
}

const looks = { list: styles.jobs ?? '', item: styles.card ?? '', height: 170, gap: 12 };

function JobList({ jobs, onEnd }: JobListProps) {
  if (jobs.length === 0) {
    return <p role="status">No job is like that. Clear the search or the tags to see all.</p>;
  }
  const entries = jobs.map((job) => ({ key: job.id, show: () => <JobCard job={job} /> }));
  return <LongList label="Jobs" entries={entries} looks={looks} onEnd={onEnd} />;
}
