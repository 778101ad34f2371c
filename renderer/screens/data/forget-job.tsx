import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { JobSizeView, JobWithDataView } from '../../../preload/contract/home-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { bytesText, counted } from '../../lib/words.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';

/** What each job has left here, also one that is deleted, and its end. */
export function ForgetJob() {
  const jobs = useRead('home.jobs-with-data', null).data ?? [];
  const [asking, setAsking] = useState<JobWithDataView | null>(null);
  return (
    <Section
      title="What each job has left here"
      note="Forgetting deletes the reports of a job, their numbers and the data they were made from. The job goes on."
    >
      {jobs.length === 0 ? (
        <Text size="sm">No job has made a report yet.</Text>
      ) : (
        <Rows label="Jobs with data">
          {jobs.map((job) => (
            <Row
              key={job.jobId}
              lead={<FileText size={16} aria-hidden />}
              title={job.name}
              detail={`${counted(job.reports, 'report')}${job.isRemoved ? ' · the job is deleted' : ''}`}
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Forget the data of ${job.name}`}
                  onClick={() => setAsking(job)}
                >
                  Forget…
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {asking && <AskForget job={asking} onClose={() => setAsking(null)} />}
    </Section>
  );
}

interface AskForgetProps {
  readonly job: JobWithDataView;
  readonly onClose: () => void;
}

function AskForget({ job: { jobId, name }, onClose }: AskForgetProps) {
  const size = useRead('home.job-size', { jobId }).data;
  const forget = useAct('home.forget-job');
  const start = () =>
    forget.mutate(
      { jobId },
      {
        onSuccess: ({ reports, snapshots }) => {
          const freed = bytesText(reports.bytes + snapshots.bytes);
          notifications.show({ message: `The data of “${name}” is forgotten; ${freed} freed` });
          onClose();
        },
      },
    );
  return (
    <AskFirst
      title={`Forget the data of “${name}”?`}
      isOpen
      onClose={onClose}
      verb="Forget for good"
      isDangerous
      isPending={forget.isPending || !size}
      onYes={start}
    >
      <Text size="sm">
        {size
          ? `${sizeText(size)} are deleted, with every number, question and what was sent of them. That cannot be undone.`
          : 'Looking how much it is…'}
      </Text>
      <Text size="sm" mt="xs">
        The history of when it ran stays, so that nothing runs twice. What was saved or sent
        elsewhere stays there, and backups made before still hold its numbers until newer ones take
        their place.
      </Text>
    </AskFirst>
  );
}

/** Data that other jobs have read, too, is not this one's to delete. */
function sizeText({ reports, snapshots }: JobSizeView): string {
  const made = `${counted(reports.files, 'report')}, ${bytesText(reports.bytes)},`;
  return snapshots.bytes === 0 ? made : `${made} and ${bytesText(snapshots.bytes)} of data`;
}
