import { CircleCheck } from 'lucide-react';
import { useDismissed } from '../../lib/dismissals.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FailureRows } from '../../ui/failure-rows.tsx';
import { Page } from '../../ui/page.tsx';

/** What failed and is neither mended nor dismissed, of all jobs. */
export function FailuresScreen() {
  const failures = useRead('failures.read', null);
  const dismissed = useDismissed();
  return (
    <Page title="Failures" lead="What could not be finished, and the one thing to do about it.">
      <Answered read={failures} what="the failures">
        {(all) => {
          const items = all.filter(({ runId }) => !dismissed.includes(runId));
          return items.length > 0 ? (
            <FailureRows items={items} />
          ) : (
            <Empty icon={CircleCheck} title="Nothing has failed">
              A report that cannot be made is listed here with the reason, until you mend or dismiss
              it.
            </Empty>
          );
        }}
      </Answered>
    </Page>
  );
}
