import { Button, Stack, Switch, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { UpdateStateView, UpdatesView } from '../../../preload/contract/update-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { ownZone } from '../../lib/time-text.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './updates.module.css';

/** Newer versions: nobody is asked before the analyst has switched it on. */
export function Updates() {
  const updates = useRead('updates.read', null);
  if (!updates.data) return null;
  const { state } = updates.data;
  return (
    <Section title="Updates">
      {state.kind === 'unavailable' ? (
        <Text size="sm">{state.sentence}</Text>
      ) : (
        <UpdateSwitch view={updates.data} />
      )}
    </Section>
  );
}

function UpdateSwitch({ view: { isOn, host, state } }: { readonly view: UpdatesView }) {
  const noteId = useId();
  const change = useAct('updates.set');
  const look = useAct('updates.look');
  const canLook = ['waiting', 'newest', 'failed'].includes(state.kind);
  return (
    <Stack gap="sm" align="flex-start">
      <Stack gap={4}>
        <Switch
          label="Look for a newer version once a day"
          aria-describedby={noteId}
          checked={isOn}
          onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
        />
        <Text id={noteId} size="sm" c="dimmed" maw="38rem">
          Asks {host} which version is the newest, and fetches it. Nothing about you or your jobs
          goes along. What the makers of Almanac have not signed is refused. It is installed when
          you quit Almanac, and never while a report is made.
        </Text>
      </Stack>
      <UpdateText state={state} />
      {canLook && (
        <Button size="compact-sm" variant="default" onClick={() => look.mutate(null)}>
          Look now
        </Button>
      )}
    </Stack>
  );
}

function UpdateText({ state }: { readonly state: UpdateStateView }) {
  switch (state.kind) {
    case 'looking':
      return <Said>Looking…</Said>;
    case 'newest':
      return (
        <Said>
          This is the newest version. Looked <TimeText atMs={state.atMs} zone={ownZone()} />.
        </Said>
      );
    case 'downloading':
      return (
        <Said>
          Fetching {state.version}: {state.percent} %
        </Said>
      );
    case 'ready':
      return (
        <>
          <Said>Almanac {state.version} is ready. It is installed when you quit Almanac.</Said>
          {state.notes !== '' && (
            <div>
              <Text size="sm" fw={600}>
                What’s new
              </Text>
              <Text size="sm" className={styles.notes}>
                {state.notes}
              </Text>
            </div>
          )}
        </>
      );
    case 'failed':
      return (
        <Text size="sm" role="alert">
          {state.sentence} Looked <TimeText atMs={state.atMs} zone={ownZone()} />.
        </Text>
      );
    default:
      return null;
  }
}

function Said({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="sm" role="status">
      {children}
    </Text>
  );
}
