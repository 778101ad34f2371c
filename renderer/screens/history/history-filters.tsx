import { Button, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { HistoryAsked, OutcomeWord, TriggerWord } from '../../../preload/contract/views.ts';
import { dayWithin, ownZone } from '../../lib/time-text.ts';
import { stateNames, triggerNames } from '../../lib/words.ts';
import { JobSelect } from '../../ui/job-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './history.module.css';

const outcomes: readonly OutcomeWord[] = [
  'succeeded',
  'failed',
  'missed',
  'skipped',
  'superseded',
  'open',
];

const triggers: readonly TriggerWord[] = ['schedule', 'catch-up', 'manual', 'backfill', 'again'];

export const everything: HistoryAsked = {
  jobId: null,
  outcome: null,
  trigger: null,
  text: '',
  untilMs: null,
};

interface FiltersProps {
  readonly asked: HistoryAsked;
  /** A month counts everything: only the job narrows it. */
  readonly isMonth: boolean;
  readonly onChange: (asked: HistoryAsked) => void;
}

/** What the list is narrowed to. */
export function HistoryFilters({ asked, isMonth, onChange }: FiltersProps) {
  return (
    <div className={styles.filters}>
      <JobSelect jobId={asked.jobId} onChange={(jobId) => onChange({ ...asked, jobId })} />
      {!isMonth && <ListFilters asked={asked} onChange={onChange} />}
    </div>
  );
}

function ListFilters({ asked, onChange }: Pick<FiltersProps, 'asked' | 'onChange'>) {
  const { untilMs } = asked;
  return (
    <>
      <WordSelect
        label="Outcome"
        all="All outcomes"
        words={outcomes}
        names={stateNames}
        value={asked.outcome}
        onChange={(outcome) => onChange({ ...asked, outcome })}
      />
      <WordSelect
        label="Why it ran"
        all="Whatever the cause"
        words={triggers}
        names={triggerNames}
        value={asked.trigger}
        onChange={(trigger) => onChange({ ...asked, trigger })}
      />
      <SearchField label="Search history" onSearch={(text) => onChange({ ...asked, text })} />
      {untilMs !== null && (
        <Button
          variant="light"
          rightSection={<X size={15} aria-hidden />}
          aria-label="Show the newest again"
          onClick={() => onChange({ ...asked, untilMs: null })}
        >
          Up to {dayWithin(untilMs - 1, ownZone(), Date.now())}
        </Button>
      )}
    </>
  );
}

interface WordSelectProps<W extends string> {
  readonly label: string;
  readonly all: string;
  readonly words: readonly W[];
  readonly names: Readonly<Record<W, string>>;
  readonly value: W | null;
  readonly onChange: (word: W | null) => void;
}

function WordSelect<W extends string>(props: WordSelectProps<W>) {
  const { label, all, words, names, value, onChange } = props;
  return (
    <Select
      aria-label={label}
      placeholder={all}
      data={words.map((word) => ({ value: word, label: names[word] }))}
      value={value}
      onChange={(chosen) => onChange(words.find((word) => word === chosen) ?? null)}
      clearable
      clearButtonProps={{ 'aria-label': `Show ${all.toLowerCase()}` }}
      w={190}
    />
  );
}
