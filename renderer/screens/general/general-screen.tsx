import { Switch } from '@mantine/core';
import { useAct } from '../../lib/acts.ts';
import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';

export function GeneralScreen() {
  const about = useRead('about.read', null);
  const startAtLogin = useAct('general.start-at-login');
  const isChanging = startAtLogin.isPending || (startAtLogin.isSuccess && about.isFetching);
  return (
    <Page title="General">
      <Answered read={about} what="the settings">
        {(view) => (
          <Switch
            label="Start at login"
            description="Almanac starts hidden in the tray when you log in, so that what is due while you work is made on time."
            checked={isChanging ? startAtLogin.variables.on : view.startAtLogin}
            onChange={(event) => startAtLogin.mutate({ on: event.currentTarget.checked })}
          />
        )}
      </Answered>
    </Page>
  );
}
