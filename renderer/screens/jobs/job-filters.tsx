import { Chip, Group } from '@mantine/core';
import type { JobsAsked } from '../../../preload/contract/job-list-calls.ts';
import { useRead } from '../../lib/reads.ts';
import { SearchField } from '../../ui/search-field.tsx';

interface JobFiltersProps {
  readonly asked: JobsAsked;
  readonly onChange: (asked: JobsAsked) => void;
  /** Few jobs are seen at a glance. */
  readonly areMany: boolean;
}

/** What the list is narrowed to: words of a job, and tags that it has. */
export function JobFilters({ asked, onChange, areMany }: JobFiltersProps) {
  const tags = useRead('jobs.tags', null).data ?? [];
  // A tag that no job has any more would hide all of them without a chip to undo it.
  const shown = [...tags, ...asked.tags.filter((tag) => !tags.includes(tag))];
  if (!areMany && shown.length === 0) return null;
  return (
    <Group gap="sm" mb="md" align="center">
      <SearchField label="Search jobs" onSearch={(text) => onChange({ ...asked, text })} />
      {shown.length > 0 && (
        <Chip.Group
          multiple
          value={[...asked.tags]}
          onChange={(chosen) => onChange({ ...asked, tags: chosen })}
        >
          <Group gap={6} role="group" aria-label="Tags">
            {shown.map((tag) => (
              <Chip key={tag} value={tag} variant="outline" size="xs">
                {tag}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
    </Group>
  );
}
