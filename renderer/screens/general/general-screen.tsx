import { Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { CalendarFields } from './calendar-fields.tsx';
import { RegionChoice } from './region-choice.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function GeneralScreen() {
  const about = useRead('about.read', null);
  return (
    <Page title="General">
      <Answered read={about} what="the settings">
        {({ startAtLogin, theme }) => (
          <>
            <StartAtLogin isOn={startAtLogin} isReading={about.isFetching} />
            <ThemeChoice theme={theme} />
          </>
        )}
      </Answered>
      <RegionChoice />
      <CalendarFields />
    </Page>
  );
}

interface StartAtLoginProps {
  readonly isOn: boolean;
  readonly isReading: boolean;
}

/** Shows what was chosen until main has said what became of it. */
function StartAtLogin({ isOn, isReading }: StartAtLoginProps) {
  const noteId = useId();
  const change = useAct('general.start-at-login');
  const isChanging = change.isPending || (change.isSuccess && isReading);
  return (
    <Stack gap={4}>
      <Switch
        label="Start at login"
        aria-describedby={noteId}
        checked={isChanging ? change.variables.on : isOn}
        onChange={(event) => change.mutate({ on: event.currentTarget.checked })}
      />
      {/* Not the switch's own description: that would become a part of its name. */}
      <Text id={noteId} size="sm" c="dimmed" maw="34rem">
        Almanac then starts hidden in the tray when you log in, so that what falls due is made on
        time.
      </Text>
    </Stack>
  );
}
