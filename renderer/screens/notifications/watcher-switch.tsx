import { Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Section } from '../../ui/section.tsx';

/** What tells that Almanac itself does not run, which Almanac cannot. Shows what was chosen until main has said what became of it. */
export function WatcherSwitch() {
  const noteId = useId();
  const watcher = useRead('watcher.read', null);
  const change = useAct('watcher.set');
  if (!watcher.data) return null;
  const isChanging = change.isPending || (change.isSuccess && watcher.isFetching);
  return (
    <Section title="When Almanac does not run">
      <Stack gap={4}>
        <Switch
          label="Tell me when reports are due and Almanac does not run"
          aria-describedby={noteId}
          checked={isChanging ? change.variables.on : watcher.data.isOn}
          onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
        />
        {/* Not the switch's own description: that would become a part of its name. */}
        <Text id={noteId} size="sm" c="dimmed" maw="34rem">
          Your system then looks once an hour, also after you quit Almanac or it has crashed, and
          says it once a day. It only looks: it starts nothing and changes nothing.
        </Text>
      </Stack>
    </Section>
  );
}
