import {
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TargetDraft } from '../../../preload/contract/job-delivery-calls.ts';
import type { FormatWord } from '../../../preload/contract/send-calls.ts';
import { useAct } from '../../lib/acts.ts';

const kinds = [
  { value: 'email', label: 'E-mail' },
  { value: 'draft', label: 'Draft in my mail program' },
  { value: 'folder', label: 'Folder' },
  { value: 'webhook', label: 'Webhook, Slack or Teams' },
] as const;
const whens = [
  { value: 'always', label: 'Every report' },
  { value: 'changed', label: 'Only when something has changed' },
  { value: 'failures', label: 'Only when it failed' },
] as const;
const webhookForms = [
  { value: 'json', label: 'JSON' },
  { value: 'slack', label: 'Slack' },
  { value: 'teams', label: 'Teams' },
] as const;
const formats: readonly { readonly value: FormatWord; readonly label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel' },
  { value: 'html', label: 'HTML' },
  { value: 'md', label: 'Markdown' },
];
const fresh: TargetDraft = {
  kind: 'email',
  when: 'always',
  required: false,
  afterMyOk: false,
  to: [],
  note: '',
  formats: ['pdf'],
  path: '',
  url: '',
  webhookFormat: 'json',
};

/** One more reader: where to, when, and as what. */
export function AddDelivery({ jobId, onClose }: { readonly jobId: string; onClose: () => void }) {
  const add = useAct('job.add-delivery', { showsFailure: true });
  const choose = useAct('dialog.choose-folder');
  const [target, setTarget] = useState(fresh);
  const change = (part: Partial<TargetDraft>) => setTarget((now) => ({ ...now, ...part }));
  const isMail = target.kind === 'email' || target.kind === 'draft';
  const attach = (values: readonly string[]) =>
    change({ formats: formats.map(({ value }) => value).filter((one) => values.includes(one)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ jobId, target }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title="Add a reader" size="lg" centered>
      <form onSubmit={submit}>
        <Stack>
          <Select
            label="By"
            data={kinds}
            value={target.kind}
            onChange={(kind) => kind && change({ kind })}
            allowDeselect={false}
          />
          {isMail && (
            <TagsInput
              label="To"
              description="Press Enter after each address."
              value={[...target.to]}
              onChange={(to) => change({ to })}
              splitChars={[',', ';', ' ']}
              acceptValueOnBlur
            />
          )}
          {target.kind === 'folder' && (
            <Group align="flex-end">
              <TextInput
                label="Folder"
                flex={1}
                value={target.path}
                onChange={(event) => change({ path: event.currentTarget.value })}
              />
              <Button
                variant="default"
                onClick={() =>
                  choose.mutate(null, { onSuccess: (path) => path !== null && change({ path }) })
                }
              >
                Choose…
              </Button>
            </Group>
          )}
          {target.kind === 'webhook' && (
            <Group align="flex-end">
              <TextInput
                label="Address"
                placeholder="https://example.com/hook"
                flex={1}
                value={target.url}
                onChange={(event) => change({ url: event.currentTarget.value })}
              />
              <Select
                label="Form"
                data={webhookForms}
                value={target.webhookFormat}
                onChange={(form) => form && change({ webhookFormat: form })}
                allowDeselect={false}
              />
            </Group>
          )}
          {target.kind !== 'webhook' && (
            <Checkbox.Group
              label={isMail ? 'Attach' : 'Write'}
              value={[...target.formats]}
              onChange={attach}
            >
              <Group mt="xs">
                {formats.map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} />
                ))}
              </Group>
            </Checkbox.Group>
          )}
          <Select
            label="When"
            data={whens}
            value={target.when}
            onChange={(when) => when && change({ when })}
            allowDeselect={false}
          />
          {target.kind !== 'draft' && (
            <Checkbox
              label="Wait for my OK"
              description="It stands in Upcoming until you say so."
              checked={target.afterMyOk}
              onChange={(event) => change({ afterMyOk: event.currentTarget.checked })}
            />
          )}
          <Checkbox
            label="It must arrive"
            description="The report has succeeded when it has, and counts as failed when it has not."
            checked={target.required}
            onChange={(event) => change({ required: event.currentTarget.checked })}
          />
          {add.error && (
            <Text c="red" size="sm" role="alert">
              {add.error.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
