import type { NotificationCalls } from '../../../preload/contract/notification-calls.ts';
import type { NotificationsView } from '../../../preload/contract/notification-views.ts';
import {
  checkMailAccount,
  findMailAccount,
  mailPresets,
  mailSecret,
  readMailAccounts,
  removeMailAccount,
  saveMailAccount,
} from '../../domain/delivery/mail-account.ts';
import {
  type NotificationSettings,
  quietMistake,
  readNotificationSettings,
  saveNotificationSettings,
} from '../../domain/delivery/notification-settings.ts';
import { isAddress } from '../../domain/job/check-deliveries.ts';
import type { HandlersOf } from '../handler.ts';
import { missing } from '../must-find.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

/** How deliveries are told and sent: quiet hours, what the desktop shows, the accounts that mails go out from. */
export function notificationsHandlers({
  settings,
  secrets,
  engine,
  shell,
}: Pick<Services, 'settings' | 'secrets' | 'engine' | 'shell'>): HandlersOf<
  keyof NotificationCalls
> {
  return {
    'notifications.read': (): NotificationsView => {
      const { quiet, detail, digest } = readNotificationSettings(settings);
      return {
        settings: { quietFrom: quiet?.from ?? '', quietTo: quiet?.to ?? '', detail, digest },
        accounts: readMailAccounts(settings).map((account) => ({
          ...account,
          passwordPlace: secrets.placeOf(mailSecret(account.name)),
        })),
        presets: mailPresets,
      };
    },
    'notifications.save': ({ quietFrom, quietTo, detail, digest }) => {
      const isNever = quietFrom.trim() === '' && quietTo.trim() === '';
      const quiet = isNever ? null : { from: quietFrom.trim(), to: quietTo.trim() };
      const given: NotificationSettings = { quiet, detail, digest };
      const message = quietMistake(given);
      if (message !== null) return new Refused([{ field: 'quiet', message }]);
      saveNotificationSettings(settings, given);
      engine.jobsChanged();
      return null;
    },
    'notifications.test': async ({ runId }) => {
      await shell.showTestNotification(
        runId === null ? { screen: 'upcoming' } : { screen: 'report', runId },
      );
      return null;
    },
    'watcher.read': async () => ({ isOn: await shell.watcher.isOn() }),
    'watcher.set': async ({ on }) => {
      await shell.watcher.set(on);
      return null;
    },
    'mail.save': ({ password, ...account }) => {
      const mistakes = checkMailAccount(account);
      if (mistakes.length > 0) return new Refused(mistakes);
      if (password !== null) secrets.save(mailSecret(account.name), password);
      saveMailAccount(settings, account);
      engine.viewsChanged();
      return null;
    },
    'mail.remove': ({ name }) => {
      removeMailAccount(settings, name);
      secrets.forget(mailSecret(name));
      engine.viewsChanged();
      return null;
    },
    'mail.test': async ({ name, to }) => {
      const account = findMailAccount(settings, name) ?? missing('There is no such mail account.');
      if (!isAddress(to)) {
        return new Refused([{ field: 'to', message: `"${to}" is no e-mail address.` }]);
      }
      await shell.sendTestMail(account, to);
      return null;
    },
  };
}
