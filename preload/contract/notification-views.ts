/** How the desktop is told, for every job. */
export interface NotificationSettingsView {
  /** Wall times as `22:00`; both empty for no quiet hours. */
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly detail: 'headline' | 'title';
  readonly digest: 'never' | 'day' | 'week';
}

export interface MailAccountView {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls';
  readonly user: string;
  readonly from: string;
  readonly fromName: string;
  /** PEM; empty for none. */
  readonly certificate: string;
}

/** An account as it is saved. */
export interface MailAccountDraft extends MailAccountView {
  /** Null keeps the password that is saved. */
  readonly password: string | null;
}

export interface NotificationsView {
  readonly settings: NotificationSettingsView;
  readonly accounts: readonly (MailAccountView & {
    /** `session`: this laptop has no keyring, so the password is gone when Almanac quits. */
    readonly passwordPlace: 'keyring' | 'session' | 'environment' | null;
  })[];
  readonly presets: readonly MailPresetView[];
}

export interface MailPresetView {
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls';
  readonly note: string;
}
