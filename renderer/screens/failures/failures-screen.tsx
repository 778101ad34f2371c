import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { FailureItemView } from '../../../preload/contract/views.ts';
import { useDismissed } from '../../lib/dismissals.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { JobSelect } from '../../ui/job-select.tsx';
import { Page } from '../../ui/page.tsx';
import { FailureGroups } from './failure-groups.tsx';

/** What failed and is neither mended nor dismissed, of all jobs, the same cause together. */
export function FailuresScreen() {
  const failures = useRead('failures.read', null);
  const dismissed = useDismissed();
  const [jobId, setJobId] = useState<string | null>(null);
  const hasSome = (failures.data?.length ?? 0) > 0;
  return (
    <Page
      title="Failures"
      lead="What could not be finished, and the one thing to do about it."
      actions={hasSome && <JobSelect jobId={jobId} onChange={setJobId} />}
    >
      <Answered read={failures} what="the failures">
        {(all) => {
          const items = all.filter((item) => !dismissed.includes(item.runId) && isOf(item, jobId));
          if (items.length > 0) return <FailureGroups items={items} />;
          return jobId === null ? <NothingFailed /> : <NothingOfJob />;
        }}
      </Answered>
    </Page>
  );
}

function isOf(item: FailureItemView, jobId: string | null): boolean {
  return jobId === null || item.jobId === jobId;
}

function NothingFailed() {
  return (
    <Empty icon={CircleCheck} title="Nothing has failed">
      A report that cannot be made is listed here with the reason, until you mend or dismiss it.
    </Empty>
  );
}

function NothingOfJob() {
  return (
    <Empty icon={CircleCheck} title="Nothing of this job has failed">
      Other jobs may have: clear the choice above to see them.
    </Empty>
  );
}
