import { Chip, Group } from '@mantine/core';
import { useState } from 'react';
import type { JobItemView } from '../../../preload/contract/views.ts';
import { SearchField } from '../../ui/search-field.tsx';

interface JobFilter {
  readonly shown: readonly JobItemView[];
  /** Of all jobs, in the order of the alphabet. */
  readonly tags: readonly string[];
  readonly chosen: readonly string[];
  readonly choose: (tags: string[]) => void;
  readonly search: (text: string) => void;
  /** Few jobs are seen at a glance. */
  readonly isWorthIt: boolean;
}

const fewJobs = 4;

/** Jobs whose name, file or tags hold the words, and that have every chosen tag. */
export function useJobFilter(jobs: readonly JobItemView[]): JobFilter {
  const [text, search] = useState('');
  const [wanted, choose] = useState<readonly string[]>([]);
  const tags = [...new Set(jobs.flatMap((job) => job.tags))].sort((a, b) => a.localeCompare(b));
  // A tag that no job has any more would hide all of them without a chip to undo it.
  const chosen = wanted.filter((tag) => tags.includes(tag));
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = jobs.filter((job) => {
    const said = [job.name, job.id, job.sourcePath, job.scheduleText, ...job.tags]
      .join('\n')
      .toLowerCase();
    return (
      words.every((word) => said.includes(word)) && chosen.every((tag) => job.tags.includes(tag))
    );
  });
  const isWorthIt = jobs.length > fewJobs || tags.length > 0;
  return { shown, tags, chosen, choose, search, isWorthIt };
}

export function JobFilters({ filter }: { readonly filter: JobFilter }) {
  if (!filter.isWorthIt) return null;
  const { tags, chosen, choose, search } = filter;
  return (
    <Group gap="sm" mb="md" align="center">
      <SearchField label="Search jobs" onSearch={search} />
      {tags.length > 0 && (
        <Chip.Group multiple value={[...chosen]} onChange={choose}>
          <Group gap={6} role="group" aria-label="Tags">
            {tags.map((tag) => (
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
