import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Section } from '../../ui/section.tsx';

/** Of one job: whether each time at which it was due has an outcome, and the proof to take along. */
export function CoverageLine({ jobId }: { readonly jobId: string }) {
  const coverage = useRead('coverage.read', { jobId }, { keepsPrevious: true });
  const save = useAct('coverage.save');
  // What the list below shows is there all the same.
  if (!coverage.data) return null;
  const { sentence, notes, isWhole } = coverage.data;
  const keep = () =>
    save.mutate(
      { jobId },
      { onSuccess: (path) => path !== null && notifications.show({ message: `Saved ${path}` }) },
    );
  return (
    <Section
      title={isWhole ? 'Nothing is missing' : 'Something is missing'}
      tone={isWhole ? 'note' : 'bad'}
      note={sentence}
      action={
        <Button size="compact-sm" variant="default" loading={save.isPending} onClick={keep}>
          Save as proof…
        </Button>
      }
    >
      {notes.length > 0 && (
        <Text size="sm" c="dimmed">
          {notes.join(' ')}
        </Text>
      )}
    </Section>
  );
}
