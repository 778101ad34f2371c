import { Select } from '@mantine/core';
import { useRead } from '../lib/reads.ts';

interface JobSelectProps {
  readonly jobId: string | null;
  readonly onChange: (jobId: string | null) => void;
}

/** Of ten thousand jobs the first are listed; typing finds the others. */
const optionsShown = 100;

/** Narrows a list to one job. */
export function JobSelect({ jobId, onChange }: JobSelectProps) {
  const jobs = useRead('jobs.names', null);
  const names = (jobs.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      aria-label="Job"
      placeholder="All jobs"
      data={names}
      value={jobId}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': 'Show all jobs' }}
      w={220}
      searchable
      limit={optionsShown}
      maxDropdownHeight={320}
      nothingFoundMessage={names.length === 0 ? 'No job yet' : 'No job of this name'}
    />
  );
}
