import { Select } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../lib/reads.ts';

interface JobSelectProps {
  readonly jobId: string | null;
  readonly onChange: (jobId: string | null) => void;
  /** Where one has to be chosen; without it, it narrows a list, or does not. */
  readonly label?: string;
}

/** Of ten thousand jobs the first are listed; typing finds the others. */
const optionsShown = 100;

const narrowing = {
  'aria-label': 'Job',
  placeholder: 'All jobs',
  clearable: true,
  clearButtonProps: { 'aria-label': 'Show all jobs' },
  w: 220,
} as const;

/** One of the jobs. They are read once somebody wants to choose. */
export function JobSelect({ jobId, onChange, label }: JobSelectProps) {
  const [isWanted, setWanted] = useState(false);
  const jobs = useRead('jobs.names', null, { enabled: isWanted });
  const names = (jobs.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const nothing = names.length === 0 ? 'No job yet' : 'No job of this name';
  return (
    <Select
      {...(label ? { label, placeholder: 'Choose a job' } : narrowing)}
      data={names}
      value={jobId}
      onChange={onChange}
      onDropdownOpen={() => setWanted(true)}
      searchable
      limit={optionsShown}
      maxDropdownHeight={320}
      nothingFoundMessage={jobs.isLoading ? 'Reading your jobs…' : nothing}
    />
  );
}
