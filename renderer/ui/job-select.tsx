import { Select } from '@mantine/core';
import { useRead } from '../lib/reads.ts';

interface JobSelectProps {
  readonly jobId: string | null;
  readonly onChange: (jobId: string | null) => void;
}

/** Narrows a list to one job. */
export function JobSelect({ jobId, onChange }: JobSelectProps) {
  const jobs = useRead('jobs.read', null);
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
      nothingFoundMessage="No job yet"
    />
  );
}
