import { Button, Group, Progress, Text } from '@mantine/core';
import type { ExportingView } from '../../../preload/contract/home-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { Section } from '../../ui/section.tsx';

/** Everything in formats that other programs read. */
export function ExportAll({ exporting }: { readonly exporting: ExportingView }) {
  const begin = useAct('home.export');
  return (
    <Section
      title="Take everything along"
      note="A folder with your jobs (YAML), every run and number (CSV), the reports (markdown) and the data they were made from (Parquet). Passwords are not in it."
      action={
        <Button
          size="compact-sm"
          variant="default"
          loading={begin.isPending}
          disabled={exporting.state === 'running'}
          onClick={() => begin.mutate(null)}
        >
          Export everything…
        </Button>
      }
    >
      <Exporting exporting={exporting} />
    </Section>
  );
}

function Exporting({ exporting }: { readonly exporting: ExportingView }) {
  const stop = useAct('home.stop-export');
  const show = useAct('home.show');
  if (exporting.state === 'none') return null;
  if (exporting.state === 'failed') {
    return (
      <Text size="sm" role="alert">
        The export failed: {exporting.message}
      </Text>
    );
  }
  if (exporting.state === 'done') {
    return (
      <Group role="status">
        <Text size="sm">
          Written to <code>{exporting.folder}</code>
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => show.mutate({ what: 'export' })}>
          Show it
        </Button>
      </Group>
    );
  }
  const { done, total } = exporting;
  return (
    <Group>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label="Export" flex={1} />
      <Text size="sm">
        {done} of {total} files
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => stop.mutate(null)}>
        Stop
      </Button>
    </Group>
  );
}
