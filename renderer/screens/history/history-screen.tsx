import { Button, Select } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { OutcomeWord } from '../../../preload/contract/views.ts';
import { type HistoryFilter, useHistoryPages } from '../../lib/history-pages.ts';
import { stateNames } from '../../lib/words.ts';
import { Empty } from '../../ui/empty.tsx';
import { JobSelect } from '../../ui/job-select.tsx';
import { LoadFailure } from '../../ui/load-failure.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { BackfillDialog } from './backfill-dialog.tsx';
import { HistoryList } from './history-list.tsx';

const outcomes: readonly OutcomeWord[] = [
  'succeeded',
  'failed',
  'missed',
  'skipped',
  'superseded',
  'open',
];

/** What ran, and what did not run and why. */
export function HistoryScreen() {
  const [isFilling, setFilling] = useState(false);
  const [filter, setFilter] = useState<HistoryFilter>({ jobId: null, outcome: null });
  return (
    <Page
      title="History"
      lead="Every time a report was due or asked for, and how it ended."
      actions={
        <>
          <JobSelect jobId={filter.jobId} onChange={(jobId) => setFilter({ ...filter, jobId })} />
          <OutcomeSelect
            outcome={filter.outcome}
            onChange={(outcome) => setFilter({ ...filter, outcome })}
          />
          <Button variant="default" onClick={() => setFilling(true)}>
            Make earlier reports…
          </Button>
        </>
      }
    >
      <BackfillDialog isOpen={isFilling} onClose={() => setFilling(false)} />
      <Pages filter={filter} />
    </Page>
  );
}

function Pages({ filter }: { readonly filter: HistoryFilter }) {
  const pages = useHistoryPages(filter);
  if (pages.data === undefined) {
    return pages.error ? (
      <LoadFailure what="the history" error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Waiting what="the history" lines={8} />
    );
  }
  if (pages.data.length === 0)
    return <NothingHere isFiltered={Object.values(filter).some(Boolean)} />;
  return (
    <>
      <HistoryList items={pages.data} />
      {pages.hasNextPage && (
        <Button
          variant="default"
          style={{ alignSelf: 'center' }}
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </>
  );
}

function NothingHere({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <Empty icon={History} title="Nothing like that">
      Nothing in the history has this job and this outcome.
    </Empty>
  ) : (
    <Empty icon={History} title="Nothing has been due yet">
      From the first due time on, each one is listed here: what ran, and what did not and why.
    </Empty>
  );
}

interface OutcomeSelectProps {
  readonly outcome: OutcomeWord | null;
  readonly onChange: (outcome: OutcomeWord | null) => void;
}

function OutcomeSelect({ outcome, onChange }: OutcomeSelectProps) {
  return (
    <Select
      aria-label="Outcome"
      placeholder="All outcomes"
      data={outcomes.map((value) => ({ value, label: stateNames[value] }))}
      value={outcome}
      onChange={(value) => onChange(outcomes.find((word) => word === value) ?? null)}
      clearable
      clearButtonProps={{ 'aria-label': 'Show all outcomes' }}
      w={170}
    />
  );
}
