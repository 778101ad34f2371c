import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TargetDraft } from '../../../preload/contract/job-delivery-calls.ts';
import { useAct } from '../../lib/acts.ts';
import { FolderFields } from './folder-fields.tsx';
import { MailFields } from './mail-fields.tsx';
import { PingFields } from './ping-fields.tsx';
import { WebhookFields } from './webhook-fields.tsx';

const kinds = [
  { value: 'email', label: 'E-mail' },
  { value: 'draft', label: 'Draft in my mail program' },
  { value: 'folder', label: 'Folder' },
  { value: 'webhook', label: 'Webhook, Slack or Teams' },
  { value: 'ping', label: 'Monitor (Healthchecks, Cronitor)' },
] as const;
const whens = [
  { value: 'always', label: 'Every report' },
  { value: 'changed', label: 'Only when something has changed' },
  { value: 'failures', label: 'Only when it failed' },
  { value: 'undelivered', label: 'Only what another reader could not be sent' },
] as const;
const off = { value: 'never', label: 'Never: switched off' } as const;
const fresh: TargetDraft = {
  kind: 'email',
  when: 'always',
  required: false,
  afterMyOk: false,
  to: [],
  account: null,
  note: '',
  resend: 'ask',
  formats: ['pdf'],
  path: '',
  keep: null,
  url: '',
  service: 'healthchecks',
  webhookFormat: 'json',
  secret: null,
  newSecret: null,
};

interface ReaderDialogProps {
  /** Null for one more. */
  readonly saved: TargetDraft | null;
  /** The job's other readers: none is told the same twice. */
  readonly others: readonly TargetDraft[];
  readonly onTake: (target: TargetDraft) => void;
  readonly onClose: () => void;
}

/** One reader: where to, when, and as what. */
export function ReaderDialog({ saved, others, onTake, onClose }: ReaderDialogProps) {
  const check = useAct('job.check-deliveries', { showsFailure: true });
  const [target, setTarget] = useState(saved ?? fresh);
  const change = (part: Partial<TargetDraft>) => setTarget((now) => ({ ...now, ...part }));
  const { kind, when, required, afterMyOk } = target;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands in the form of the job, which is not saved by this.
    event.stopPropagation();
    const taken = usedBy(target);
    const onSuccess = () => {
      onTake(taken);
      onClose();
    };
    check.mutate({ deliver: [...others, taken] }, { onSuccess });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={saved ? 'Edit a reader' : 'Add a reader'}
      size="lg"
      centered
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Select
            label="By"
            data={kinds}
            value={kind}
            onChange={(chosen) => chosen && change({ kind: chosen })}
            allowDeselect={false}
          />
          {(kind === 'email' || kind === 'draft') && (
            <MailFields target={target} onChange={change} />
          )}
          {kind === 'folder' && <FolderFields target={target} onChange={change} />}
          {kind === 'webhook' && <WebhookFields target={target} onChange={change} />}
          {kind === 'ping' && <PingFields target={target} onChange={change} />}
          {kind !== 'ping' && (
            <Select
              label="When"
              data={when === 'never' ? [...whens, off] : whens}
              value={when}
              onChange={(chosen) => chosen && change({ when: chosen })}
              allowDeselect={false}
            />
          )}
          {kind !== 'draft' && kind !== 'ping' && (
            <Checkbox
              label="Wait for my OK"
              description="It stands in Upcoming until you say so."
              checked={afterMyOk}
              onChange={(event) => change({ afterMyOk: event.currentTarget.checked })}
            />
          )}
          {kind !== 'ping' && (
            <Checkbox
              label="It must arrive"
              description="The report has succeeded when it has, and counts as failed when it has not."
              checked={required}
              onChange={(event) => change({ required: event.currentTarget.checked })}
            />
          )}
          {check.error && (
            <Text c="red" size="sm" role="alert">
              {check.error.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={check.isPending}>
              {saved ? 'Change' : 'Add'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Without what was typed for another kind. */
function usedBy(target: TargetDraft): TargetDraft {
  const { kind, when, required, afterMyOk, formats } = target;
  const rule = { ...fresh, kind, when, required, afterMyOk };
  switch (kind) {
    case 'email': {
      const { to, account, note, resend } = target;
      return { ...rule, formats, to, account, note, resend };
    }
    case 'draft': {
      const { to, note } = target;
      return { ...rule, formats, to, note, afterMyOk: false };
    }
    case 'folder': {
      const { path, keep } = target;
      return { ...rule, formats, path, keep };
    }
    case 'webhook': {
      const { url, webhookFormat, secret, newSecret } = target;
      return { ...rule, formats: [], url, webhookFormat, secret, newSecret };
    }
    case 'ping': {
      const { url, service } = target;
      const isOff = when === 'never';
      return { ...fresh, kind, when: isOff ? 'never' : 'always', formats: [], url, service };
    }
  }
}
