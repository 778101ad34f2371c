import {
  Button,
  Group,
  Modal,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type {
  MailAccountDraft,
  MailAccountView,
  MailPresetView,
} from '../../../preload/contract/notification-views.ts';
import { useAct } from '../../lib/acts.ts';

interface MailAccountFormProps {
  /** Null for a new one. */
  readonly account: MailAccountView | null;
  readonly presets: readonly MailPresetView[];
  readonly onClose: () => void;
}

const securities = [
  { value: 'starttls', label: 'STARTTLS (most servers, port 587)' },
  { value: 'tls', label: 'TLS from the start (port 465)' },
];

const fresh: MailAccountView = {
  name: 'work',
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  from: '',
  fromName: '',
  certificate: '',
};

function draftOf(account: MailAccountView | null): MailAccountDraft {
  const { name, host, port, security, user, from, fromName, certificate } = account ?? fresh;
  return { name, host, port, security, user, from, fromName, certificate, password: null };
}

/** A mailbox: who sends, through which server, with which password. */
export function MailAccountForm({ account, presets, onClose }: MailAccountFormProps) {
  const save = useAct('mail.save', { showsFailure: true });
  const [draft, setDraft] = useState(() => draftOf(account));
  const [note, setNote] = useState('');
  const change = (part: Partial<MailAccountDraft>) => setDraft((now) => ({ ...now, ...part }));
  const failures = save.error?.failures ?? [];
  const errorOf = (field: string) => failures.find((failure) => failure.field === field)?.message;
  const other = failures.find(({ field }) => field === null)?.message;
  const take = (label: string | null) => {
    const preset = presets.find((one) => one.label === label);
    if (!preset) return;
    change({ host: preset.host, port: preset.port, security: preset.security });
    setNote(preset.note);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Most servers know the sender by its address.
    const user = draft.user.trim() === '' && draft.password ? draft.from : draft.user;
    save.mutate({ ...draft, user: user.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={account ? `Edit “${account.name}”` : 'Add a mail account'}
      size="lg"
      centered
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {!account && (
            <Select
              label="Provider"
              placeholder="Choose one"
              data={presets.map(({ label }) => label)}
              onChange={take}
              description={note || null}
            />
          )}
          <Group grow align="flex-start">
            <TextInput
              label="Your address"
              placeholder="ana@example.com"
              value={draft.from}
              onChange={(event) => change({ from: event.currentTarget.value })}
              error={errorOf('from')}
              data-autofocus
            />
            <TextInput
              label="Your name"
              placeholder="Ana Alba"
              value={draft.fromName}
              onChange={(event) => change({ fromName: event.currentTarget.value })}
              error={errorOf('fromName')}
            />
          </Group>
          <Group grow align="flex-start">
            <TextInput
              label="Server"
              placeholder="smtp.example.com"
              value={draft.host}
              onChange={(event) => change({ host: event.currentTarget.value.trim() })}
              error={errorOf('host')}
            />
            <NumberInput
              label="Port"
              value={draft.port}
              min={1}
              max={65535}
              allowDecimal={false}
              hideControls
              onChange={(port) => change({ port: Number(port) })}
              error={errorOf('port')}
            />
          </Group>
          <Select
            label="Encryption"
            data={securities}
            value={draft.security}
            onChange={(value) => change({ security: value === 'tls' ? 'tls' : 'starttls' })}
            allowDeselect={false}
          />
          <Group grow align="flex-start">
            <TextInput
              label="User name"
              placeholder={draft.from || 'Your address'}
              value={draft.user}
              onChange={(event) => change({ user: event.currentTarget.value })}
              error={errorOf('user')}
            />
            <PasswordInput
              label="Password"
              placeholder={account ? 'Unchanged' : ''}
              value={draft.password ?? ''}
              onChange={(event) => change({ password: event.currentTarget.value || null })}
              autoComplete="off"
            />
          </Group>
          <TextInput
            label="Name of the account"
            description="What jobs call it."
            value={draft.name}
            disabled={account !== null}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={errorOf('name')}
          />
          <Textarea
            label="Certificate"
            description="Only for a server whose certificate your company has signed itself: its text (PEM)."
            value={draft.certificate}
            onChange={(event) => change({ certificate: event.currentTarget.value })}
            error={errorOf('certificate')}
            autosize
            minRows={1}
            maxRows={4}
          />
          {other && (
            <Text c="red" size="sm" role="alert">
              {other}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
