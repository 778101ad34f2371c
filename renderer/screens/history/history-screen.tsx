import { Button, SegmentedControl } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import type { HistoryAsked } from '../../../preload/contract/views.ts';
import { useHistoryPages } from '../../lib/history-pages.ts';
import { readOn } from '../../lib/read-on.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadFailure } from '../../ui/load-failure.tsx';
import { MorePages } from '../../ui/more-pages.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { BackfillDialog } from './backfill-dialog.tsx';
import { CoverageLine } from './coverage-line.tsx';
import { everything, HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import { MonthCalendar } from './month-calendar.tsx';

/** What ran, and what did not run and why: as a list, or as a month. */
export function HistoryScreen() {
  const [isFilling, setFilling] = useState(false);
  const [look, setLook] = useState('list');
  const [asked, setAsked] = useState(everything);
  const showDay = (untilMs: number) => {
    setAsked({ ...asked, untilMs });
    setLook('list');
  };
  return (
    <Page
      title="History"
      lead="Every time a report was due or asked for, and how it ended."
      actions={
        <>
          <Button variant="default" onClick={() => setFilling(true)}>
            Make earlier reports…
          </Button>
          <SegmentedControl
            aria-label="Look"
            value={look}
            onChange={setLook}
            data={[
              { value: 'list', label: 'List' },
              { value: 'month', label: 'Month' },
            ]}
          />
        </>
      }
    >
      <BackfillDialog isOpen={isFilling} onClose={() => setFilling(false)} />
      <HistoryFilters asked={asked} isMonth={look === 'month'} onChange={setAsked} />
      {asked.jobId !== null && <CoverageLine jobId={asked.jobId} />}
      {look === 'month' ? (
        <MonthCalendar jobId={asked.jobId} onDay={showDay} />
      ) : (
        <Pages asked={asked} />
      )}
    </Page>
  );
}

function Pages({ asked }: { readonly asked: HistoryAsked }) {
  const pages = useHistoryPages(asked);
  if (pages.data === undefined) {
    return pages.error ? (
      <LoadFailure what="the history" error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Waiting what="the history" lines={8} />
    );
  }
  const isEmpty = pages.data.length === 0;
  if (isEmpty && !pages.hasNextPage) return <NothingHere isFiltered={isNarrowed(asked)} />;
  return (
    <>
      {isEmpty ? (
        <Empty icon={History} title="Nothing like that so far">
          The newest part of the history was looked through. Older parts are not.
        </Empty>
      ) : (
        <HistoryList items={pages.data} onEnd={() => readOn(pages)} />
      )}
      <MorePages pages={pages} {...(isEmpty ? { label: 'Look further back' } : {})} />
    </>
  );
}

function isNarrowed(asked: HistoryAsked): boolean {
  const { jobId, outcome, trigger, text, untilMs } = asked;
  return text !== '' || [jobId, outcome, trigger, untilMs].some((chosen) => chosen !== null);
}

function NothingHere({ isFiltered }: { readonly isFiltered: boolean }) {
  return isFiltered ? (
    <Empty icon={History} title="Nothing like that">
      Nothing in the history is like what you chose above.
    </Empty>
  ) : (
    <Empty icon={History} title="Nothing has been due yet">
      From the first due time on, each one is listed here: what ran, and what did not and why.
    </Empty>
  );
}
