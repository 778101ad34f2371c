import type {
  MailAccountDraft,
  NotificationSettingsView,
  NotificationsView,
} from './notification-views.ts';

/** How deliveries are told and sent. */
export interface NotificationCalls {
  'notifications.read': { readonly argument: null; readonly answer: NotificationsView };
  'notifications.save': { readonly argument: NotificationSettingsView; readonly answer: null };
  /** Shows one now; a click on it opens that report, or Upcoming. */
  'notifications.test': {
    readonly argument: { readonly runId: string | null };
    readonly answer: null;
  };
  /** Whether the system looks each hour if Almanac runs. */
  'watcher.read': { readonly argument: null; readonly answer: { readonly isOn: boolean } };
  'watcher.set': { readonly argument: { readonly on: boolean }; readonly answer: null };
  'mail.save': { readonly argument: MailAccountDraft; readonly answer: null };
  'mail.remove': { readonly argument: { readonly name: string }; readonly answer: null };
  /** Sends one mail from the account to an address, now. */
  'mail.test': {
    readonly argument: { readonly name: string; readonly to: string };
    readonly answer: null;
  };
}
