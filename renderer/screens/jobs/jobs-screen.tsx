import { Button } from '@mantine/core';
import { CalendarClock, Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { JobCard } from './job-card.tsx';
import styles from './jobs.module.css';

/** What is watched, when, and how it went. */
export function JobsScreen() {
  const jobs = useRead('jobs.read', null);
  const [, go] = useLocation();
  const newJob = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => go('/settings/jobs/new')}>
      New job
    </Button>
  );
  const isEmpty = jobs.data?.length === 0;
  return (
    <Page title="Jobs" actions={!isEmpty && newJob}>
      <Answered read={jobs} what="your jobs">
        {(items) =>
          isEmpty ? (
            <Empty icon={CalendarClock} title="No job yet" action={newJob}>
              A job is a file to watch and a time to report about it.
            </Empty>
          ) : (
            <ul className={styles.cards} aria-label="Jobs">
              {items.map((job) => (
                <JobCard key={job.id} job={job} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}
