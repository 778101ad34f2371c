import { Button } from '@mantine/core';
import { Mail, Plus } from 'lucide-react';
import { useState } from 'react';
import type {
  MailPresetView,
  NotificationsView,
} from '../../../preload/contract/notification-views.ts';
import { useAct } from '../../lib/acts.ts';
import { Row, Rows } from '../../ui/rows.tsx';
import { Section } from '../../ui/section.tsx';
import { MailAccountForm } from './mail-account-form.tsx';
import { SendTestMail } from './send-test-mail.tsx';

type Account = NotificationsView['accounts'][number];

interface MailAccountsProps {
  readonly accounts: readonly Account[];
  readonly presets: readonly MailPresetView[];
}

/** The mailboxes that reports are sent from. */
export function MailAccounts({ accounts, presets }: MailAccountsProps) {
  const [edited, setEdited] = useState<Account | 'new' | null>(null);
  return (
    <Section
      title="Mail accounts"
      note="Reports go out through your own mail server, encrypted or not at all. Without one, a report opens as a draft in your mail program."
      action={
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          Add an account
        </Button>
      }
    >
      {accounts.length > 0 && (
        <Rows label="Mail accounts">
          {accounts.map((account) => (
            <AccountRow key={account.name} account={account} onEdit={() => setEdited(account)} />
          ))}
        </Rows>
      )}
      {edited !== null && (
        <MailAccountForm
          account={edited === 'new' ? null : edited}
          presets={presets}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

interface AccountRowProps {
  readonly account: Account;
  readonly onEdit: () => void;
}

function AccountRow({ account, onEdit }: AccountRowProps) {
  const remove = useAct('mail.remove');
  const [isTesting, setTesting] = useState(false);
  const { name, from, host, port } = account;
  const shared = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <Row
      lead={<Mail size={17} aria-hidden />}
      title={`${name}: ${from}`}
      detail={`${host}:${port}. ${passwordText(account)}`}
      actions={
        <>
          <Button
            {...shared}
            onClick={() => setTesting(true)}
            aria-label={`Send a test mail from ${name}`}
          >
            Send a test mail
          </Button>
          <Button {...shared} onClick={onEdit} aria-label={`Edit ${name}`}>
            Edit
          </Button>
          <Button
            {...shared}
            loading={remove.isPending}
            onClick={() => remove.mutate({ name })}
            aria-label={`Remove ${name}`}
          >
            Remove
          </Button>
          {isTesting && <SendTestMail name={name} to={from} onClose={() => setTesting(false)} />}
        </>
      }
    />
  );
}

function passwordText({ user, passwordPlace }: Account): string {
  if (user === '') return 'No password.';
  switch (passwordPlace) {
    case 'keyring':
      return 'The password is in the system’s keyring.';
    case 'session':
      return 'This laptop has no keyring, so the password is forgotten when Almanac quits.';
    case 'environment':
      return 'The password comes from the environment.';
    case null:
      return 'The password is missing: enter it again.';
  }
}
