import { Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import type { AboutView } from '../../../preload/contract/about-calls.ts';
import { type Act, useAct } from '../../lib/acts.ts';
import { Section } from '../../ui/section.tsx';

interface StartingProps {
  readonly about: Pick<AboutView, 'startAtLogin' | 'startHidden'>;
  readonly isReading: boolean;
}

/** Whether Almanac is there without being asked, and whether it shows itself then. */
export function Starting({ about: { startAtLogin, startHidden }, isReading }: StartingProps) {
  const login = useAct('general.start-at-login');
  const hidden = useAct('general.start-hidden');
  return (
    <Section title="Starting">
      <OnOff
        label="Start at login"
        note="So that what falls due is made on time, without anybody opening Almanac."
        isOn={startAtLogin}
        change={login}
        isReading={isReading}
      />
      <OnOff
        label="Start hidden"
        note="A start at login then shows no window. Opened by hand, Almanac always shows one."
        isOn={startHidden}
        change={hidden}
        isReading={isReading}
      />
    </Section>
  );
}

interface OnOffProps {
  readonly label: string;
  readonly note: string;
  readonly isOn: boolean;
  readonly change: Act<'general.start-at-login' | 'general.start-hidden'>;
  readonly isReading: boolean;
}

/** Shows what was chosen until main has said what became of it. */
function OnOff({ label, note, isOn, change, isReading }: OnOffProps) {
  const noteId = useId();
  const isChanging = change.isPending || (change.isSuccess && isReading);
  return (
    <Stack gap={4}>
      <Switch
        label={label}
        aria-describedby={noteId}
        checked={isChanging ? change.variables.on : isOn}
        onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
      />
      {/* Not the switch's own description: that would become a part of its name. */}
      <Text id={noteId} size="sm" c="dimmed" maw="34rem">
        {note}
      </Text>
    </Stack>
  );
}
