import { isAddress } from '../job/check-deliveries.ts';
import { type Mistake, unless } from '../job/mistake.ts';
import type { Settings } from '../records.ts';

/** A mailbox that Almanac may send from. Its password lies with the secrets, by `mailSecret`. */
export interface MailAccount {
  /** What jobs call it: `work`. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte (465), or `starttls` before anything is said (587). There is no third. */
  readonly security: 'tls' | 'starttls';
  /** What the server knows the sender as; empty when it asks for nobody. */
  readonly user: string;
  readonly from: string;
  /** Shown beside the address; may be empty. */
  readonly fromName: string;
  /** A certificate (PEM) to trust besides the system's, for a company that signs its own; empty for none. */
  readonly certificate: string;
}

const setting = 'mail_accounts';

export function mailSecret(name: string): string {
  return `mail/${name}`;
}

export function readMailAccounts(settings: Pick<Settings, 'text'>): readonly MailAccount[] {
  const text = settings.text(setting);
  return text === null ? [] : JSON.parse(text);
}

/** Saves an account, in place of one of its name. */
export function saveMailAccount(settings: Settings, account: MailAccount): void {
  const others = readMailAccounts(settings).filter(({ name }) => name !== account.name);
  settings.set(setting, JSON.stringify([...others, account]));
}

export function removeMailAccount(settings: Settings, name: string): void {
  const others = readMailAccounts(settings).filter((account) => account.name !== name);
  settings.set(setting, JSON.stringify(others));
}

/** The account that a job names, or the first; null where there is none. */
export function findMailAccount(
  settings: Pick<Settings, 'text'>,
  name: string | null,
): MailAccount | null {
  const accounts = readMailAccounts(settings);
  return (name === null ? accounts[0] : accounts.find((one) => one.name === name)) ?? null;
}

export function checkMailAccount(account: MailAccount): Mistake[] {
  const { name, host, port, from, fromName, user } = account;
  return [
    ...unless(
      /^[a-z0-9][a-z0-9-]{0,31}$/.test(name),
      'name',
      () => 'use small letters, digits and hyphens, such as work',
    ),
    ...unless(
      host.length <= 253 && /^[a-z0-9.:-]+$/i.test(host),
      'host',
      () => 'write the name of the mail server, such as smtp.example.com',
    ),
    ...unless(
      Number.isInteger(port) && port >= 1 && port <= 65_535,
      'port',
      () => 'must be a number between 1 and 65535; most servers use 587 or 465',
    ),
    ...unless(isAddress(from), 'from', () => 'write the address to send from: ana@example.com'),
    ...unless(
      !/[\p{Cc}<>"]/u.test(fromName) && fromName.length <= 120,
      'fromName',
      () => 'use plain words, 120 characters at most',
    ),
    ...unless(!/\p{Cc}/u.test(user), 'user', () => 'holds a line break'),
    ...unless(
      account.certificate === '' ||
        /^-----BEGIN CERTIFICATE-----\s[\s\S]*-----END CERTIFICATE-----\s*$/.test(
          account.certificate.trim(),
        ),
      'certificate',
      () => 'begins with -----BEGIN CERTIFICATE-----; leave it empty for most servers',
    ),
  ];
}

/** Servers that many people send through. Who signs in there with two steps needs an app password. */
export const mailPresets: readonly {
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly security: MailAccount['security'];
  readonly note: string;
}[] = [
  {
    label: 'Microsoft 365 or Outlook',
    host: 'smtp.office365.com',
    port: 587,
    security: 'starttls',
    note: 'Your administrator must allow authenticated SMTP for this mailbox.',
  },
  {
    label: 'Gmail or Google Workspace',
    host: 'smtp.gmail.com',
    port: 465,
    security: 'tls',
    note: 'Use an app password: Google Account, Security, App passwords.',
  },
  {
    label: 'iCloud',
    host: 'smtp.mail.me.com',
    port: 587,
    security: 'starttls',
    note: 'Use an app-specific password of your Apple account.',
  },
  {
    label: 'Fastmail',
    host: 'smtp.fastmail.com',
    port: 465,
    security: 'tls',
    note: 'Use an app password for SMTP.',
  },
  { label: 'Another server', host: '', port: 587, security: 'starttls', note: '' },
];
