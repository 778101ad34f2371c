import { Button, Group } from '@mantine/core';
import { CalendarClock, Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { JobCard } from './job-card.tsx';
import { ExportAll, ImportJobs, OpenedJobFile } from './job-files.tsx';
import { JobFilters, useJobFilter } from './job-filters.tsx';
import styles from './jobs.module.css';
import { UnsavedDrafts } from './unsaved-drafts.tsx';

/** What is watched, when, and how it went; a job file that was opened is asked about above it. */
export function JobsScreen({ opened = null }: { readonly opened?: number | null }) {
  const jobs = useRead('jobs.read', null);
  const [, go] = useLocation();
  const newJob = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => go('/settings/jobs/new')}>
      New job
    </Button>
  );
  const isEmpty = jobs.data?.length === 0;
  const actions = (
    <Group gap="xs">
      <ImportJobs />
      {!isEmpty && <ExportAll jobs={jobs.data ?? []} />}
      {!isEmpty && newJob}
    </Group>
  );
  return (
    <Page title="Jobs" actions={actions}>
      <UnsavedDrafts />
      {opened !== null && <OpenedJobFile number={opened} />}
      <Answered read={jobs} what="your jobs">
        {(items) =>
          isEmpty ? (
            <Empty icon={CalendarClock} title="No job yet" action={newJob}>
              A job is a file to watch and a time to report about it.
            </Empty>
          ) : (
            <JobList jobs={items} />
          )
        }
      </Answered>
    </Page>
  );
}

function JobList({ jobs }: { readonly jobs: readonly JobItemView[] }) {
  const filter = useJobFilter(jobs);
  return (
    <>
      <JobFilters filter={filter} />
      {filter.shown.length === 0 ? (
        <p role="status">No job is like that. Clear the search or the tags to see all.</p>
      ) : (
        <ul className={styles.cards} aria-label="Jobs">
          {filter.shown.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </ul>
      )}
    </>
  );
}
