import { Button, Text } from '@mantine/core';
import { useAct } from '../../lib/acts.ts';
import { Section } from '../../ui/section.tsx';

/** What to send to whoever helps. */
export function Diagnostics() {
  const save = useAct('about.save-diagnostics');
  return (
    <Section
      title="Diagnostics"
      note="For whoever helps you: versions, checks, the shape of your jobs, what became of the last 300 times, and the log. No data, no report, no job’s name, and no password or key. The log may name files; read it before you send it."
      action={
        <Button
          size="compact-sm"
          variant="default"
          loading={save.isPending}
          onClick={() => save.mutate(null)}
        >
          Save diagnostics…
        </Button>
      }
    >
      {save.data && (
        <Text size="sm" role="status">
          Written to <code>{save.data.path}</code>
        </Text>
      )}
    </Section>
  );
}
