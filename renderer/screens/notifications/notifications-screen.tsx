import { useRead } from '../../lib/reads.ts';
import { Answered } from '../../ui/answered.tsx';
import { Page } from '../../ui/page.tsx';
import { DesktopFields } from './desktop-fields.tsx';
import { MailAccounts } from './mail-accounts.tsx';
import { WatcherSwitch } from './watcher-switch.tsx';

/** How Almanac tells of reports, and what it sends mail from. */
export function NotificationsScreen() {
  const notifications = useRead('notifications.read', null);
  return (
    <Page title="Notifications">
      <Answered read={notifications} what="the settings">
        {(view) => (
          <>
            <DesktopFields settings={view.settings} />
            <WatcherSwitch />
            <MailAccounts accounts={view.accounts} presets={view.presets} />
          </>
        )}
      </Answered>
    </Page>
  );
}
