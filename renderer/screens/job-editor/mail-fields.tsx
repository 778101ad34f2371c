import { Checkbox, Select, Text, Textarea } from '@mantine/core';
import type { TargetDraft } from '../../../preload/contract/job-delivery-calls.ts';
import { useRead } from '../../lib/reads.ts';
import { AddressField } from '../../ui/address-field.tsx';
import { FormatBoxes } from '../../ui/format-boxes.tsx';

export interface ReaderFieldsProps {
  readonly target: TargetDraft;
  readonly onChange: (part: Partial<TargetDraft>) => void;
}

/** Of an e-mail, and of a draft of one. */
export function MailFields({ target, onChange }: ReaderFieldsProps) {
  const { kind, to, account, note, formats, resend } = target;
  return (
    <>
      <AddressField
        description={
          kind === 'email'
            ? 'Press Enter after each address. Each gets a mail of its own.'
            : 'Optional. Press Enter after each address.'
        }
        value={to}
        onChange={(addresses) => onChange({ to: addresses })}
      />
      {kind === 'email' && (
        <From account={account} onChange={(name) => onChange({ account: name })} />
      )}
      <Textarea
        label="Note"
        description="Optional. Stands above each report."
        autosize
        minRows={2}
        maxRows={6}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        maxLength={5000}
      />
      <FormatBoxes
        label="Attach"
        value={formats}
        onChange={(words) => onChange({ formats: words })}
      />
      {kind === 'email' && (
        <Checkbox
          label="Send it once more if nobody knows whether it arrived"
          description="It may then arrive twice, marked as the same mail. Otherwise you are asked."
          checked={resend === 'once'}
          onChange={(event) => onChange({ resend: event.currentTarget.checked ? 'once' : 'ask' })}
        />
      )}
    </>
  );
}

const first = '';

interface FromProps {
  readonly account: string | null;
  readonly onChange: (account: string | null) => void;
}

/** The account that it goes out from, where there is a choice. */
function From({ account, onChange }: FromProps) {
  const accounts = useRead('notifications.read', null).data?.accounts;
  if (!accounts) return null;
  if (accounts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        There is no mail account yet. Add one in Settings → Notifications: until then nothing can be
        sent.
      </Text>
    );
  }
  const isGone = account !== null && !accounts.some(({ name }) => name === account);
  if (accounts.length === 1 && account === null) return null;
  return (
    <Select
      label="From"
      data={[
        { value: first, label: `The first account (${accounts[0]?.from})` },
        ...accounts.map(({ name, from }) => ({ value: name, label: `${from} (${name})` })),
        ...(isGone ? [{ value: account, label: `${account} (not set up)` }] : []),
      ]}
      value={account ?? first}
      onChange={(name) => onChange(name === first ? null : name)}
      allowDeselect={false}
    />
  );
}
